-- The working areas and the public links that lead into them: national tables, without row-level security.
create table area (
    id            int         primary key check (id > 0),
    slug          text        not null unique check (slug ~ '^[a-z0-9][a-z0-9-]{1,40}$'),
    name          text        not null check (length(name) between 1 and 80),
    contact_name  text        check (length(contact_name) <= 60),
    contact_phone text        check (length(contact_phone) <= 30),
    contact_hours text        check (length(contact_hours) <= 80),
    demo          boolean     not null default false,
    opened_at     timestamptz not null
);
comment on table area is 'owner: areas; personal data: first name and phone of the contact person; kept as long as the area exists';
create sequence area_id_seq as int;
grant select, insert, update on area to web;
grant select on area to publisher, worker;
grant usage on sequence area_id_seq to web;

create table municipality (
    code text primary key check (code ~ '^GM[0-9]{4}$'),
    name text not null
);
comment on table municipality is 'owner: areas; no personal data; kept';
grant select, insert, update on municipality to web;

create table area_municipality (
    area_id           int  not null references area,
    municipality_code text not null references municipality,
    primary key (area_id, municipality_code)
);
comment on table area_municipality is 'owner: areas; no personal data; kept';
grant select, insert, delete on area_municipality to web;

create table public_link (
    slug       text primary key check (slug ~ '^[a-zA-Z0-9-]{3,64}$'),
    area_id    int  not null references area,
    kind       text not null check (kind in ('QUICKSCAN_FORMAL', 'QUICKSCAN_INFORMAL', 'QUICKSCAN_MUNICIPALITY', 'OUTCOME')),
    target     uuid not null
);
comment on table public_link is 'owner: areas; no personal data; removed with its target';
grant select, insert, delete on public_link to web;
grant select, delete on public_link to publisher;
