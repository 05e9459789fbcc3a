-- The report of a talk as it was sent, and who got it. A link's secret is nowhere: public_link holds its hash.
alter table public_link drop constraint public_link_kind_check;
alter table public_link add constraint public_link_kind_check check (kind ~ '^[A-Z_]{3,40}$');
grant select, delete on public_link to worker;

create table talk_report (
    area_id int         not null,
    talk_id uuid        not null,
    version int         not null check (version > 0),
    content bytea       not null, -- encrypted: the report as it was sent
    made_at timestamptz not null,
    made_by uuid        not null,
    primary key (area_id, talk_id, version),
    foreign key (area_id, talk_id) references talk (area_id, id) on delete cascade
);
comment on table talk_report is 'owner: intake; personal data: what was said in a talk (encrypted), account ids of staff; kept with the traject';
alter table talk_report enable row level security;
create policy tenant on talk_report to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert on talk_report to web;

create table talk_reader (
    area_id     int         not null,
    id          uuid        not null,
    talk_id     uuid        not null,
    version     int         not null,
    label       bytea       not null, -- encrypted: organisation or function
    email       bytea,                -- encrypted; erased after the link has ended
    sent_at     timestamptz not null,
    sent_by     uuid        not null,
    valid_until timestamptz not null,
    answered_at timestamptz,
    agreed      boolean,
    objection   bytea,                -- encrypted
    primary key (area_id, id),
    foreign key (area_id, talk_id, version) references talk_report (area_id, talk_id, version) on delete cascade,
    check ((answered_at is null) = (agreed is null)),
    check (objection is null or not agreed)
);
create index talk_reader_of on talk_reader (area_id, talk_id);
comment on table talk_reader is 'owner: intake; personal data: mail address, label and objection (encrypted), account ids of staff; address until 7 days after the link ended, the rest with the traject';
alter table talk_reader enable row level security;
create policy tenant on talk_reader to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on talk_reader to worker using (true);
grant select, insert, update on talk_reader to web;
grant select, update on talk_reader to worker;
