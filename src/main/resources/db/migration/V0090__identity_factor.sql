-- What somebody shows besides the link in the mail: an app with one-time codes, or a passkey (which is enough alone).
create table factor (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    kind         text        not null check (kind in ('APP', 'PASSKEY')),
    name         text        not null check (length(name) between 1 and 40),
    key          bytea       not null, -- app: the shared secret, sealed; passkey: its public key
    credential   bytea       unique,   -- passkey: by which the browser knows it
    counter      bigint      not null default 0, -- app: the last half minute of which a code was used; passkey: its own count
    created_at   timestamptz not null,
    confirmed_at timestamptz,          -- absent: being set up
    used_at      timestamptz,
    check ((kind = 'PASSKEY') = (credential is not null))
);
create index factor_account on factor (account_id);
comment on table factor is 'owner: identity; personal data: account id, name of a device; removed by its owner, else with the account';
grant select, insert, update, delete on factor to web;

create table recovery_code (
    account_id uuid  not null references account,
    hash       bytea not null, -- keyed, with a key that is not in the database
    primary key (account_id, hash)
);
comment on table recovery_code is 'owner: identity; personal data: account id; removed when used, else with the account';
grant select, insert, delete on recovery_code to web;

alter table account
    add wrong_codes int not null default 0,
    add wrong_since timestamptz;
