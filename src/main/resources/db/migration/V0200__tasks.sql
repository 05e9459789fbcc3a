-- What has to be arranged for a traject, by whom and before when.
create table task (
    area_id       int         not null,
    id            uuid        not null,
    engagement_id uuid        not null,
    edit          int         not null check (edit > 0), -- counts its changes: who saves over another number saw an older task
    title         text        not null check (length(title) between 1 and 120),
    kind          text        not null check (kind in ('LOCATION', 'CATERING', 'PUBLICITY', 'RECRUITMENT', 'CONTACTS', 'TRAINERS', 'OTHER')),
    side          text        not null check (side in ('ALLIANCE', 'MUNICIPALITY', 'ORGANISATIONS')),
    owner_id      uuid        references account on delete set null, -- null = somebody of that side, who has no account (any more)
    due_on        date,
    item_id       uuid,                                  -- of the programme's document
    template_line int         check (template_line >= 0), -- line of the checklist of the item's offer; null = somebody typed it
    done_at       timestamptz,
    done_by       uuid,
    soon_for      date,                                  -- the date of which a reminder went out beforehand
    late_for      date,                                  -- the date of which a reminder went out afterwards
    made_at       timestamptz not null,
    made_by       uuid        not null,
    primary key (area_id, id),
    unique (area_id, item_id, template_line),
    foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade,
    check (template_line is null or item_id is not null),
    check ((done_at is null) = (done_by is null))
);
alter table task alter column title set statistics 0;
create index task_engagement on task (area_id, engagement_id);
create index task_owner on task (owner_id) where done_at is null;
comment on table task is 'owner: tasks; personal data: account ids of who has it and who did it, the title in words; kept with the traject';
alter table task enable row level security;
create policy tenant on task to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on task to worker using (true);
grant select, insert, update, delete on task to web;
grant select, update (owner_id) on task to worker;
