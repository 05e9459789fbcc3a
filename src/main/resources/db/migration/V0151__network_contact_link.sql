-- The link by which a contact keeps its own data and its organisation's entry. One lives per contact; a new one replaces it.
create table contact_link (
    area_id    int         not null,
    contact_id uuid        not null,
    hash       bytea       not null, -- SHA-256 of the secret in the link
    expires_on date        not null, -- the last day on which it opens
    made_at    timestamptz not null,
    made_by    uuid, -- null = the program, for the yearly question
    primary key (area_id, contact_id),
    unique (area_id, hash),
    foreign key (area_id, contact_id) references contact (area_id, id) on delete cascade
);
comment on table contact_link is 'owner: network; personal data: account ids of staff; kept until it is revoked or replaced, at most as long as the contact';
alter table contact_link enable row level security;
create policy tenant on contact_link to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update, delete on contact_link to web;

-- when the yearly question went out; of no meaning when the contact was confirmed since
alter table contact add column asked_at timestamptz;
create index contact_asked on contact (area_id, asked_at) where asked_at is not null;
