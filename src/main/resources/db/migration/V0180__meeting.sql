-- The joint meeting on the outcomes, and the vote in the room.
create table joint_meeting (
    area_id              int         not null,
    id                   uuid        not null,
    engagement_id        uuid        not null,
    title                text        not null check (length(title) between 1 and 80),
    day                  date        not null,
    starts               time        not null,
    ends                 time        not null check (ends > starts),
    place                text        not null check (length(place) <= 200),
    agenda               text        not null check (length(agenda) <= 4000),
    code                 text        not null check (code ~ '^[2-9a-z]{6}$'),
    made_at              timestamptz not null,
    made_by              uuid        not null,
    opened_at            timestamptz,
    ended_at             timestamptz,
    held_at              timestamptz,
    present_formal       int check (present_formal between 0 and 500),
    present_informal     int check (present_informal between 0 and 500),
    present_municipality int check (present_municipality between 0 and 500),
    minutes              text        not null default '' check (length(minutes) <= 8000),
    primary key (area_id, id),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    check (ended_at is null or opened_at is not null)
);
alter table joint_meeting alter column minutes set statistics 0;
create index joint_meeting_engagement on joint_meeting (area_id, engagement_id);
comment on table joint_meeting is 'owner: meeting; personal data: account ids of staff, minutes in words; kept with the traject';
alter table joint_meeting enable row level security;
create policy tenant on joint_meeting to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on joint_meeting to worker using (true);
grant select, insert, update, delete on joint_meeting to web;
grant select on joint_meeting to worker;

create table meeting_round (
    area_id    int         not null,
    meeting_id uuid        not null,
    id         uuid        not null,
    number     int         not null,
    kind       text        not null check (kind in ('POINTS', 'DECISION')),
    question   text        not null check (length(question) <= 300),
    wishes     jsonb       not null,
    opened_at  timestamptz not null,
    opened_by  uuid        not null,
    closed_at  timestamptz,
    outcome    jsonb,
    primary key (area_id, meeting_id, id),
    unique (area_id, meeting_id, number),
    foreign key (area_id, meeting_id) references joint_meeting (area_id, id) on delete cascade,
    check ((closed_at is null) = (outcome is null))
);
-- Points are given once in a meeting: two votes on the same wishes could be subtracted from each other.
create unique index meeting_round_points on meeting_round (area_id, meeting_id) where kind = 'POINTS';
create unique index meeting_round_open on meeting_round (area_id, meeting_id) where closed_at is null;
comment on table meeting_round is 'owner: meeting; personal data: account ids of staff; kept with the meeting';
alter table meeting_round enable row level security;
create policy tenant on meeting_round to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update on meeting_round to web;

create table meeting_phone (
    area_id    int   not null,
    meeting_id uuid  not null,
    key_hash   bytea not null check (length(key_hash) = 32),
    side       text  not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    primary key (area_id, meeting_id, key_hash),
    foreign key (area_id, meeting_id) references joint_meeting (area_id, id) on delete cascade
);
comment on table meeting_phone is 'owner: meeting; no personal data: a random key and a side; kept until the room is closed, at most a day';
alter table meeting_phone enable row level security;
create policy tenant on meeting_phone to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on meeting_phone to worker using (true);
grant select, insert, update, delete on meeting_phone to web;
grant select, delete on meeting_phone to worker;

create table meeting_vote (
    area_id    int   not null,
    meeting_id uuid  not null,
    round_id   uuid  not null,
    key_hash   bytea not null,
    given      jsonb not null,
    primary key (area_id, meeting_id, round_id, key_hash),
    foreign key (area_id, meeting_id, round_id) references meeting_round (area_id, meeting_id, id) on delete cascade,
    foreign key (area_id, meeting_id, key_hash) references meeting_phone (area_id, meeting_id, key_hash) on delete cascade
);
comment on table meeting_vote is 'owner: meeting; no personal data: what a random key gave; kept until the round is closed, at most a day';
alter table meeting_vote enable row level security;
create policy tenant on meeting_vote to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update, delete on meeting_vote to web;

create table meeting_wish (
    area_id    int     not null,
    meeting_id uuid    not null,
    id         uuid    not null,
    words      text    not null check (length(words) between 1 and 200),
    shown      boolean not null,
    primary key (area_id, meeting_id, id),
    foreign key (area_id, meeting_id) references joint_meeting (area_id, id) on delete cascade
);
alter table meeting_wish alter column words set statistics 0;
comment on table meeting_wish is 'owner: meeting; personal data: free text, seen by the coordinator before it is shown; what is not shown is kept until the room is closed, at most a day';
alter table meeting_wish enable row level security;
create policy tenant on meeting_wish to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on meeting_wish to worker using (true);
grant select, insert, update, delete on meeting_wish to web;
grant select, delete on meeting_wish to worker;
