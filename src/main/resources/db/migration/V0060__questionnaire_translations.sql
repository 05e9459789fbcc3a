-- Translations that were imported or approved; they go before the ones that come with the program.
create table translation (
    language text not null check (language ~ '^[a-z]{2,3}$'),
    source   text not null check (length(source) between 1 and 1000), -- the Dutch text
    text     text not null check (length(text) between 1 and 1000),
    primary key (language, source)
);
comment on table translation is 'owner: questionnaire; no personal data; kept';
grant select, insert, update, delete on translation to web;

create table translation_record (
    language       text primary key check (language ~ '^[a-z]{2,3}$'),
    source_version text check (source_version ~ '^[0-9a-f]{64}$'), -- hash of what was read: Dutch texts and translations
    translator     text not null check (length(translator) between 1 and 80),
    second_reader  text check (length(second_reader) between 1 and 80), -- absent: not read yet
    read_on        date,
    check ((second_reader is null) = (read_on is null)),
    check ((second_reader is null) = (source_version is null)),
    check (lower(second_reader) <> lower(translator))
);
comment on table translation_record is 'owner: questionnaire; no personal data beyond names of translators; kept';
grant select, insert, update, delete on translation_record to web;
