-- What a mail is for, which decides when it may go out; and the language of its text.
alter table mail
    add column kind     text not null default 'NOTICE' check (length(kind) <= 20),
    add column language text not null default 'nl' check (length(language) <= 16);
grant update (created_at) on mail to web;

-- One row while our own mail server cannot be used.
create table mail_server (
    only_row   boolean     primary key default true check (only_row),
    away_since timestamptz not null,
    reason     text        not null
);
comment on table mail_server is 'owner: notifications; no personal data; removed when the mail server takes mail again';
grant select on mail_server to web;
grant select, insert, update, delete on mail_server to worker;
