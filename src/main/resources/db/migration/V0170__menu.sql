-- The offers of the menu, each version kept: a programme keeps the version that was chosen. The newest of a code counts.
create table menu_offer_version (
    id      uuid        primary key,
    code    text        not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    number  int         not null check (number > 0),
    place   int         not null check (place > 0),
    content jsonb       not null,
    made_at timestamptz not null,
    made_by uuid, -- absent: it came with the program
    unique (code, number)
);
comment on table menu_offer_version is 'owner: menu; personal data: account ids of staff; kept';
grant select, insert on menu_offer_version to web;
