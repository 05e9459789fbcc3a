-- A new mail address that waits until the link in a mail to it was followed. Only a hash of the link is kept.
create table address_change (
    account_id uuid        primary key references account,
    token_hash bytea       not null,
    email      text        not null check (length(email) <= 254),
    expires_at timestamptz not null
);
comment on table address_change is 'owner: identity; personal data: mail address; removed when confirmed, else with the next request after an hour';
grant select, insert, update, delete on address_change to web;
