-- First talks of a traject. What was said stands in blocks, each encrypted as one text.
create table talk (
    area_id        int         not null,
    id             uuid        not null,
    engagement_id  uuid        not null,
    kind           text        not null check (kind in ('MUNICIPALITY', 'PROFESSIONALS', 'ORGANISATIONS')),
    planned_on     date,
    planned_at     time,
    place          text        not null default '' check (length(place) <= 120),
    online         boolean     not null default false,
    form           text        not null, -- its blocks and fields as they were when it was planned (content/talks.json)
    present        bytea,      -- encrypted: organisations and functions, one a line
    held_on        date,
    cancelled_at   timestamptz,
    outcome        text        check (outcome in ('GO', 'LATER', 'NO')),
    outcome_until  date,
    outcome_reason text        check (outcome_reason ~ '^[A-Z_]{3,30}$'), -- Fact.Reason
    outcome_at     timestamptz,
    outcome_by     uuid,
    planned_by     uuid        not null,
    made_at        timestamptz not null,
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    check ((outcome is null) = (outcome_at is null) and (outcome is null) = (outcome_by is null)),
    check (planned_at is null or planned_on is not null),
    check (held_on is null or cancelled_at is null)
);
create index talk_of on talk (area_id, engagement_id);
comment on table talk is 'owner: intake; personal data: account ids of staff, who was present (encrypted); kept with the traject';
alter table talk enable row level security;
create policy tenant on talk to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update on talk to web;

create table talk_block (
    area_id  int         not null,
    talk_id  uuid        not null,
    code     text        not null check (code ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    version  int         not null check (version > 0),
    content  bytea       not null, -- encrypted: what was filled in
    filled   boolean     not null,
    saved_at timestamptz not null,
    saved_by uuid        not null,
    primary key (area_id, talk_id, code),
    foreign key (area_id, talk_id) references talk (area_id, id) on delete cascade
);
comment on table talk_block is 'owner: intake; personal data: what was said in a talk (encrypted), account ids of staff; kept with the traject';
alter table talk_block enable row level security;
create policy tenant on talk_block to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update on talk_block to web;

alter table agreement add column talk_id uuid;
alter table agreement add foreign key (area_id, talk_id) references talk (area_id, id) on delete cascade;
