-- Online modules: our own material in pages, or one of somebody else with its address.
create table online_module (
    id         uuid        primary key,
    version    int         not null check (version > 0),
    own        boolean     not null,
    title      text        not null check (length(title) between 1 and 120),
    about      text        not null check (length(about) between 1 and 300),
    address    text        not null check (own = (address = '')),
    whose      text        not null,
    published  boolean     not null,
    pages      jsonb       not null,
    changed_at timestamptz not null,
    changed_by uuid        not null
);
comment on table online_module is 'owner: menu; personal data: account ids of staff; kept until it is removed';
grant select, insert, update, delete on online_module to web;

-- Where somebody is in a module, under a link that only this somebody has. Nothing tells who, and the day is the last one.
create table module_link (
    hash      bytea   primary key, -- SHA-256 of the secret in the link
    module_id uuid    not null references online_module (id) on delete cascade,
    page      int     not null check (page > 0),
    done      boolean not null,
    used_on   date    not null
);
create index module_link_module on module_link (module_id);
comment on table module_link is 'owner: menu; no personal data; kept until 12 months after it was last used';
grant select, insert, update, delete on module_link to web;
grant select, delete on module_link to worker;
