create table account (
    id         uuid        primary key,
    email      text        not null check (length(email) <= 254),
    name       text        not null check (length(name) between 1 and 80),
    created_at timestamptz not null,
    closed_at  timestamptz
);
create unique index account_email on account (lower(email));
comment on table account is 'owner: identity; personal data: name, mail address; removed when the account is closed and its retention is over';
grant select, insert, update on account to web;
grant select on account to worker;

create table membership (
    account_id uuid        not null references account,
    area_id    int         not null, -- 0 = national
    role       text        not null check (role in ('ADMINISTRATOR', 'COORDINATOR', 'ADVISER', 'MUNICIPALITY', 'ORGANISATION', 'PROFESSIONAL', 'TRAINER', 'FUNDER')),
    since      timestamptz not null,
    ends_on    date,
    primary key (account_id, area_id, role)
);
create index membership_area on membership (area_id);
comment on table membership is 'owner: identity; personal data: role of an account; removed with the account';
grant select, insert, update, delete on membership to web;
grant select on membership to worker;
