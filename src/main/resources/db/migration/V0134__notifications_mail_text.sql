-- Mail texts that staff wrote themselves, each version kept; the newest of a text and language counts, and an empty one is the standard text.
create table mail_text (
    id         uuid        primary key,
    name       text        not null check (length(name) <= 40),
    language   text        not null check (length(language) <= 16),
    subject    text        check (length(subject) between 1 and 100),
    body       text        check (length(body) between 1 and 4000),
    changed_at timestamptz not null,
    changed_by uuid        not null,
    check ((subject is null) = (body is null))
);
create index mail_text_newest on mail_text (name, language, changed_at desc);
comment on table mail_text is 'owner: notifications; personal data: account ids of staff; kept';
grant select, insert on mail_text to web;
