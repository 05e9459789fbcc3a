-- A version of a programme that is laid before the sides, with its text as they read it: what was agreed stays what it was.
create table plan_version (
    area_id      int         not null,
    id           uuid        not null,
    programme_id uuid        not null,
    version      int         not null check (version > 0),
    revision     int         not null,
    wishes       jsonb       not null,
    body         text        not null,
    proposed_at  timestamptz not null,
    proposed_by  uuid        not null,
    remark_until date,
    remark       text,
    remarked_at  timestamptz,
    remarked_by  uuid,
    opened_at    timestamptz,
    agreed_at    timestamptz,
    ended_at     timestamptz,
    shared_at    timestamptz,
    primary key (area_id, id),
    unique (area_id, programme_id, version),
    foreign key (area_id, programme_id, revision)
        references programme_revision (area_id, programme_id, revision) on delete cascade
);
alter table plan_version alter body set statistics 0, alter remark set statistics 0;
create unique index plan_version_running on plan_version (area_id, programme_id) where agreed_at is null and ended_at is null;
comment on table plan_version is 'owner: programme; personal data: account ids of staff; kept with the traject';
alter table plan_version enable row level security;
create policy tenant on plan_version to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on plan_version to worker using (true);
grant select, insert, update on plan_version to web;
grant select on plan_version to worker;

-- Who is asked to agree: the municipality, and the organisations that were chosen to do it for their side.
create table plan_party (
    area_id         int  not null,
    id              uuid not null,
    version_id      uuid not null,
    side            text not null check (side in ('INFORMAL', 'MUNICIPALITY')),
    organisation_id uuid,
    label           text not null,
    contact_id      uuid,
    account_id      uuid,
    answered_at     timestamptz,
    answered_by     uuid,
    agreed          boolean,
    objection       bytea,
    reply           bytea,
    replied_at      timestamptz,
    passed_over     text,
    primary key (area_id, id),
    foreign key (area_id, version_id) references plan_version (area_id, id) on delete cascade
);
alter table plan_party alter passed_over set statistics 0;
create index plan_party_version on plan_party (area_id, version_id);
create index plan_party_contact on plan_party (area_id, contact_id);
comment on table plan_party is 'owner: programme; personal data: contact and account ids, objections and replies (encrypted); kept with the traject, those until 90 days after the version was agreed or ended';
comment on column plan_party.organisation_id is 'no reference, as contact_id and account_id: what was agreed stays when they go';
comment on column plan_party.answered_by is 'account of who answered; null = by link';
alter table plan_party enable row level security;
create policy tenant on plan_party to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on plan_party to worker using (true);
grant select, insert, update on plan_party to web;
grant select, update on plan_party to worker;

-- The half days of the programme that was agreed last: what may be staffed.
create table planned_session (
    area_id       int  not null,
    id            uuid not null,
    engagement_id uuid not null,
    version_id    uuid not null,
    item_id       uuid not null,
    title         text not null,
    day           date not null,
    starts        time not null,
    ends          time not null check (ends > starts),
    place         text not null,
    online        boolean not null,
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    foreign key (area_id, version_id) references plan_version (area_id, id) on delete cascade
);
create index planned_session_engagement on planned_session (area_id, engagement_id, day);
create index planned_session_version on planned_session (area_id, version_id);
comment on table planned_session is 'owner: programme; no personal data; kept with the traject';
alter table planned_session enable row level security;
create policy tenant on planned_session to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on planned_session to web;
