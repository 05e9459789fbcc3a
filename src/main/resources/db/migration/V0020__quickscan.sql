create table questionnaire_version (
    hash      text        primary key check (hash ~ '^[0-9a-f]{64}$'),
    content   text        not null,
    stored_at timestamptz not null
);
comment on table questionnaire_version is 'owner: quickscan; no personal data; kept';
grant select, insert on questionnaire_version to web;
grant select on questionnaire_version to publisher;

create table quickscan (
    area_id            int         not null,
    id                 uuid        not null,
    title              text        not null check (length(title) between 1 and 80),
    questionnaire_hash text        not null references questionnaire_version,
    languages          text        not null check (languages ~ '^[a-z]{2,3}(,[a-z]{2,3})*$'),
    opens_at           timestamptz not null,
    closes_at          timestamptz not null check (closes_at > opens_at),
    meeting            text        not null default '' check (length(meeting) <= 200),
    ceiling            int         not null check (ceiling >= 1000),
    prepared_at        timestamptz not null,
    prepared_by        uuid        not null,
    opening_asked_at   timestamptz,
    opening_asked_by   uuid,
    opened_at          timestamptz,
    opened_by          uuid,
    public_key         bytea,
    stop_asked_at      timestamptz,
    stop_asked_by      uuid,
    stop_at            timestamptz,
    stop_confirmed_by  uuid,
    ended_told_at      timestamptz,
    closing_asked_at   timestamptz,
    closing_asked_by   uuid,
    closed_at          timestamptz,
    closed_by          uuid,
    surplus_reason     text        check (length(surplus_reason) <= 300),
    destroyed_at       timestamptz,
    destroyed_by       uuid,
    released_at        timestamptz,
    released_by        uuid,
    primary key (area_id, id),
    check (opened_by <> opening_asked_by),
    check (stop_confirmed_by <> stop_asked_by),
    check (closed_by <> closing_asked_by)
);
comment on table quickscan is 'owner: quickscan; personal data: account ids of staff; kept until 2 years after the traject';
alter table quickscan enable row level security;
create policy tenant on quickscan to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on quickscan to worker using (true);
grant select, insert, update, delete on quickscan to web;
grant select, update on quickscan to publisher;
grant select on quickscan to worker;

create table quickscan_side (
    area_id      int  not null,
    quickscan_id uuid not null,
    side         text not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    expected     int  not null check (expected between 1 and 5000),
    spread_by    text not null default '' check (length(spread_by) <= 120),
    primary key (area_id, quickscan_id, side),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade
);
comment on table quickscan_side is 'owner: quickscan; no personal data (who spreads the link is a function, not a name); kept until 2 years after the traject';
alter table quickscan_side enable row level security;
create policy tenant on quickscan_side to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on quickscan_side to worker using (true);
grant select, insert, update, delete on quickscan_side to web;
grant select on quickscan_side to publisher, worker;

create table access_code (
    area_id      int   not null,
    hash         bytea not null check (length(hash) = 32),
    quickscan_id uuid  not null,
    side         text  not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    primary key (area_id, hash),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id)
);
comment on table access_code is 'owner: quickscan; no personal data: hash, scan and side only, never a person; removed when used and at closing';
alter table access_code enable row level security;
create policy tenant on access_code to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on access_code to web;
grant select, delete on access_code to publisher;

-- No time, no order, no language, no address: only what is sealed, and the side.
create table sealed_response (
    area_id      int   not null,
    id           uuid  not null,
    quickscan_id uuid  not null,
    side         text  not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    submission   bytea not null check (length(submission) = 32),
    ticks        bytea not null,
    free_text    bytea not null,
    primary key (area_id, id),
    unique (area_id, quickscan_id, submission),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id)
);
comment on table sealed_response is 'owner: quickscan; anonymous answers, sealed to the scan''s key; removed at closing';
alter table sealed_response enable row level security;
create policy tenant on sealed_response to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant insert on sealed_response to web; -- may add, neither read nor count
grant select, delete on sealed_response to publisher;

create table turnout (
    area_id      int  not null,
    quickscan_id uuid not null,
    side         text not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    at_least     int  not null check (at_least % 5 = 0),
    primary key (area_id, quickscan_id, side),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade
);
comment on table turnout is 'owner: quickscan; anonymous: forms per side, rounded down to a multiple of 5, once a night; removed at closing';
alter table turnout enable row level security;
create policy tenant on turnout to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select on turnout to web;
grant select, insert, update, delete on turnout to publisher;

create table outcome (
    area_id      int         not null,
    quickscan_id uuid        not null,
    published    text        not null, -- bands only, as JSON; never changed
    primary key (area_id, quickscan_id),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id)
);
comment on table outcome is 'owner: quickscan; anonymous: published bands; kept until 2 years after the traject';
alter table outcome enable row level security;
create policy tenant on outcome to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select on outcome to web;
grant insert on outcome to publisher;

create table free_text (
    area_id      int         not null,
    id           uuid        not null,
    quickscan_id uuid        not null,
    raw          text        check (length(raw) <= 2000),
    redacted     text        check (length(redacted) <= 2000),
    first_by     uuid,
    first_ok     boolean,
    second_by    uuid,
    second_ok    boolean,
    reviewed_at  timestamptz,
    primary key (area_id, id),
    foreign key (area_id, quickscan_id) references quickscan (area_id, id),
    check (first_by <> second_by)
);
create index free_text_scan on free_text (area_id, quickscan_id);
comment on table free_text is 'owner: quickscan; personal data possible in raw texts: raw removed 30 days after review; approved texts kept until 2 years after the traject';
alter table free_text enable row level security;
create policy tenant on free_text to web, publisher
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on free_text to worker using (true);
grant select, update on free_text to web;
grant insert on free_text to publisher;
grant select, update on free_text to worker;
