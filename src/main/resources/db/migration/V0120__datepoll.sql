-- Choosing a date together by link, without an account.
alter table public_link drop constraint public_link_kind_check;
alter table public_link add constraint public_link_kind_check check (kind ~ '^[A-Z_]{3,40}$');
grant select, delete on public_link to worker;

create table date_poll (
    area_id   int         not null,
    id        uuid        not null,
    title     text        not null check (length(title) between 1 and 80),
    subject   uuid, -- what the date is for: a traject, a meeting
    slug      text        not null,
    closes_on date        not null,
    made_at   timestamptz not null,
    made_by   uuid        not null,
    chosen    uuid,
    chosen_at timestamptz,
    chosen_by uuid,
    primary key (area_id, id),
    check ((chosen is null) = (chosen_at is null) and (chosen is null) = (chosen_by is null))
);
create index date_poll_about on date_poll (area_id, subject);
comment on table date_poll is 'owner: datepoll; personal data: account ids of staff; kept until 90 days after the last date';
alter table date_poll enable row level security;
create policy tenant on date_poll to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on date_poll to worker using (true);
grant select, insert, update, delete on date_poll to web;
grant select, delete on date_poll to worker;

create table date_option (
    area_id int  not null,
    poll_id uuid not null,
    id      uuid not null,
    day     date not null,
    starts  time not null,
    ends    time not null check (ends > starts),
    primary key (area_id, poll_id, id),
    foreign key (area_id, poll_id) references date_poll (area_id, id) on delete cascade
);
comment on table date_option is 'owner: datepoll; no personal data; kept with the poll';
alter table date_option enable row level security;
create policy tenant on date_option to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on date_option to worker using (true);
grant select, insert on date_option to web;
grant select on date_option to worker;

create table date_answer (
    area_id  int   not null,
    poll_id  uuid  not null,
    id       uuid  not null,
    key_hash bytea not null check (length(key_hash) = 32),
    side     text  not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    name     bytea not null,
    primary key (area_id, poll_id, id),
    unique (area_id, poll_id, key_hash),
    foreign key (area_id, poll_id) references date_poll (area_id, id) on delete cascade
);
comment on table date_answer is 'owner: datepoll; personal data: encrypted names; kept with the poll';
alter table date_answer enable row level security;
create policy tenant on date_answer to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on date_answer to web;

create table date_choice (
    area_id   int  not null,
    poll_id   uuid not null,
    answer_id uuid not null,
    option_id uuid not null,
    choice    text not null check (choice in ('YES', 'IF_NEEDED', 'NO')),
    primary key (area_id, poll_id, answer_id, option_id),
    foreign key (area_id, poll_id, answer_id) references date_answer (area_id, poll_id, id) on delete cascade,
    foreign key (area_id, poll_id, option_id) references date_option (area_id, poll_id, id) on delete cascade
);
comment on table date_choice is 'owner: datepoll; personal data: when somebody can; kept with the poll';
alter table date_choice enable row level security;
create policy tenant on date_choice to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on date_choice to web;
