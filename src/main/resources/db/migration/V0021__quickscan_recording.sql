create table recording (
    question text  not null check (length(question) <= 60),
    language text  not null check (length(language) between 2 and 3),
    sha256   text  not null check (sha256 ~ '^[0-9a-f]{64}$'),
    type     text  not null check (type in ('audio/mpeg', 'audio/ogg', 'audio/mp4')),
    bytes    bytea not null check (length(bytes) <= 300000),
    primary key (question, language)
);
create index recording_sha256 on recording (sha256);
comment on table recording is 'owner: quickscan; no personal data beyond the voice of a reader who agreed; kept';
grant select, insert, update, delete on recording to web;
