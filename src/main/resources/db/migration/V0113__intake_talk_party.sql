-- The organisations of the network that take part, as chosen in a talk.
create table talk_party (
    area_id         int         not null,
    talk_id         uuid        not null,
    organisation_id uuid        not null,
    added_at        timestamptz not null,
    added_by        uuid        not null,
    primary key (area_id, talk_id, organisation_id),
    foreign key (area_id, talk_id) references talk (area_id, id) on delete cascade,
    foreign key (area_id, organisation_id) references organisation (area_id, id) on delete cascade
);
create index talk_party_organisation on talk_party (area_id, organisation_id);
comment on table talk_party is 'owner: intake; personal data: account ids of staff; kept with the traject, or until the organisation is erased';
alter table talk_party enable row level security;
create policy tenant on talk_party to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on talk_party to web;
