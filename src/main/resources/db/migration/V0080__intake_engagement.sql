-- A traject and the dated facts from which its state follows. No column says where a traject is.
create table engagement (
    area_id    int         not null,
    id         uuid        not null,
    title      text        not null check (length(title) between 1 and 80),
    owner      uuid        not null,
    begun_at   timestamptz not null,
    next_what  text        check (length(next_what) between 1 and 120),
    next_owner uuid,
    next_on    date,
    primary key (area_id, id),
    check ((next_what is null) = (next_on is null) and (next_what is null) = (next_owner is null))
);
comment on table engagement is 'owner: intake; personal data: account ids of staff; kept until 2 years after the traject was closed or stopped';
alter table engagement enable row level security;
create policy tenant on engagement to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on engagement to worker using (true);
grant select, insert, update on engagement to web;
grant select, delete on engagement to worker;

create table engagement_fact (
    area_id       int         not null,
    id            uuid        not null,
    engagement_id uuid        not null,
    kind          text        not null check (kind ~ '^[A-Z_]{3,30}$'), -- Fact.Kind
    happened_on   date        not null,
    until         date,
    reason        text        check (reason ~ '^[A-Z_]{3,30}$'), -- Fact.Reason
    note          text        not null default '' check (length(note) <= 300),
    subject       uuid, -- what it happened to: a scan, a request, an account
    noted_at      timestamptz not null,
    noted_by      uuid, -- null = the program
    withdrawn_at  timestamptz,
    withdrawn_by  uuid,
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    check (kind <> 'PAUSED' or until is not null),
    check (kind not in ('PAUSED', 'STOPPED') or reason is not null)
);
create index engagement_fact_of on engagement_fact (area_id, engagement_id);
-- told twice, kept once
create unique index engagement_fact_once on engagement_fact (area_id, engagement_id, kind, subject)
    where kind like 'SCAN_%' or kind in ('OUTCOME_RELEASED', 'REQUESTED');
comment on table engagement_fact is 'owner: intake; personal data: account ids of staff, names in notes; kept with the traject';
alter table engagement_fact enable row level security;
create policy tenant on engagement_fact to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on engagement_fact to worker using (true);
grant select, insert, update on engagement_fact to web;
grant insert on engagement_fact to publisher; -- the closing of a scan, in the transaction that closes it
grant select on engagement_fact to worker;

create table agreement (
    area_id       int         not null,
    id            uuid        not null,
    engagement_id uuid        not null,
    who           text        not null check (length(who) between 1 and 80),
    what          text        not null check (length(what) between 1 and 200),
    due_on        date,
    wish          text        not null default '' check (length(wish) <= 120),
    form          text        check (form in ('SUPPORT', 'BRIDGE', 'ADVICE')),
    theme         text        check (theme ~ '^[A-Z][A-Z0-9_]{0,39}$'),
    made_at       timestamptz not null,
    made_by       uuid        not null,
    done_on       date,
    dropped_on    date,
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    check (done_on is null or dropped_on is null)
);
create index agreement_of on agreement (area_id, engagement_id);
comment on table agreement is 'owner: intake; personal data: account ids of staff, names in who and what; kept with the traject';
alter table agreement enable row level security;
create policy tenant on agreement to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update on agreement to web;

create table free_hours (
    area_id       int         not null,
    id            uuid        not null,
    engagement_id uuid        not null,
    partner       text        not null check (partner ~ '^[A-Z][A-Z0-9_]{0,39}$'), -- content/intake.json
    worked_on     date        not null,
    minutes       int         not null check (minutes between 15 and 6000),
    what          text        not null default '' check (length(what) <= 120),
    noted_at      timestamptz not null,
    noted_by      uuid        not null,
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade
);
create index free_hours_of on free_hours (area_id, engagement_id);
comment on table free_hours is 'owner: intake; personal data: account ids of staff; kept with the traject';
alter table free_hours enable row level security;
create policy tenant on free_hours to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on free_hours to web;
