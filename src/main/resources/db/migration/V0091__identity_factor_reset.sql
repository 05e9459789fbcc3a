-- Taking away the second step of somebody who lost it: asked by one administrator, confirmed by another, done a day later.
create table factor_reset (
    id           uuid        primary key,
    account_id   uuid        not null references account,
    asked_by     uuid        not null references account,
    asked_at     timestamptz not null,
    confirmed_by uuid        references account check (confirmed_by <> asked_by),
    done_from    timestamptz, -- not before this moment
    check ((confirmed_by is null) = (done_from is null)),
    check (account_id <> asked_by and account_id <> confirmed_by)
);
create unique index factor_reset_account on factor_reset (account_id); -- one at a time
comment on table factor_reset is 'owner: identity; personal data: account ids; removed when done or withdrawn';
grant select, insert, update, delete on factor_reset to web;
