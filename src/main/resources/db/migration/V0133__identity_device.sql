-- Browsers in which somebody signed in before: a hash of a random cookie and the account, so that no two accounts can be linked.
create table known_device (
    account_id uuid  not null references account,
    hash       bytea not null check (length(hash) = 32),
    used_on    date  not null,
    primary key (account_id, hash)
);
comment on table known_device is 'owner: identity; personal data: that an account used a browser; removed 400 days after it was last used';
grant select, insert, update, delete on known_device to web;
grant select, delete on known_device to worker;

-- Who changes the address of somebody else's account does not get all its warnings: the address before also does, for a while.
create table former_address (
    account_id uuid        primary key references account,
    email      bytea       not null, -- encrypted
    changed_at timestamptz not null
);
comment on table former_address is 'owner: identity; personal data: mail address, encrypted; removed after 30 days';
grant select, insert, update, delete on former_address to web;
grant select, delete on former_address to worker;
