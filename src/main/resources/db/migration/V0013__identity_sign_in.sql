-- One-time sign-in links. Only hashes: whoever reads this table cannot sign in with it.
create table sign_in_token (
    token_hash   bytea       primary key,
    account_id   uuid        not null references account,
    browser_hash bytea       not null, -- of the token and the secret of the browser that asked
    code_hash    bytea       not null, -- of the token and the code that this browser shows
    expires_at   timestamptz not null,
    wrong_codes  int         not null default 0
);
create index sign_in_token_account on sign_in_token (account_id);
comment on table sign_in_token is 'owner: identity; personal data: account id; removed at sign-in, else with the next request after 10 minutes';
grant select, insert, update, delete on sign_in_token to web;

-- the administrator sees no content, so this role has no area
alter table membership add constraint administrator_is_national check (role <> 'ADMINISTRATOR' or area_id = 0);
