-- The programme of a traject, made together. What is in it is one document per revision: so a step can be undone, two versions can be
-- compared, and what was agreed stays what it was.
create table programme (
    area_id       int  not null,
    id            uuid not null,
    engagement_id uuid not null,
    revision      int  not null check (revision > 0),
    primary key (area_id, id),
    unique (area_id, engagement_id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade
);
comment on table programme is 'owner: programme; no personal data; kept with the traject';
alter table programme enable row level security;
create policy tenant on programme to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update on programme to web;

create table programme_revision (
    area_id      int         not null,
    programme_id uuid        not null,
    revision     int         not null check (revision > 0),
    content      jsonb       not null,
    same_as      int         not null check (same_as between 1 and revision),
    made_at      timestamptz not null,
    made_by      uuid        not null,
    primary key (area_id, programme_id, revision),
    foreign key (area_id, programme_id) references programme (area_id, id) on delete cascade
);
comment on table programme_revision is 'owner: programme; personal data: account ids of staff; kept with the traject';
alter table programme_revision enable row level security;
create policy tenant on programme_revision to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert on programme_revision to web;
