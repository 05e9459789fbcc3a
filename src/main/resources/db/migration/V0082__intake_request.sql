-- A request for a first talk, from the site, by mail or by phone. Stands under the country (area 0) until it becomes a traject.
create table request (
    area_id         int         not null, -- 0 = national
    id              uuid        not null,
    kind            text        not null check (kind in ('MUNICIPALITY', 'ORGANISATION', 'KEY_PERSON', 'TRAINER')),
    topic           text        not null check (topic ~ '^[A-Z][A-Z0-9_]{0,39}$'), -- content/intake.json
    place           text        not null check (length(place) between 1 and 80),
    name            bytea       not null,
    email           bytea,
    phone           bytea,
    email_index     bytea,
    phone_index     bytea,
    came_by         text        not null check (came_by in ('SITE', 'MAIL', 'PHONE')),
    received_at     timestamptz not null,
    held_because    text        check (held_because in ('FILLED_TRAP', 'TOO_FAST', 'TOO_MANY')),
    taken_at        timestamptz,
    taken_by        uuid,
    ended_at        timestamptz,
    ended_by        uuid,
    refusal         text        check (refusal ~ '^[A-Z_]{3,30}$'),
    engagement_area int,
    engagement_id   uuid,
    primary key (area_id, id),
    check (email is not null or phone is not null),
    check ((ended_at is null) = (refusal is null and engagement_id is null)),
    check ((taken_at is null) = (taken_by is null))
);
create index request_received on request (area_id, received_at);
comment on table request is 'owner: intake; personal data: name, mail address and phone, encrypted; kept 12 months, or as long as the traject it became; held back as spam: 30 days';
alter table request enable row level security;
create policy tenant on request to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on request to worker using (true);
grant select, insert, update on request to web;
grant select, delete on request to worker;
