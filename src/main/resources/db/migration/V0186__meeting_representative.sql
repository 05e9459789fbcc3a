-- The organisations that may agree to the plan for the side of the organisations.
create table meeting_representative (
    area_id         int  not null,
    meeting_id      uuid not null,
    organisation_id uuid not null,
    primary key (area_id, meeting_id, organisation_id),
    foreign key (area_id, meeting_id) references joint_meeting (area_id, id) on delete cascade,
    foreign key (area_id, organisation_id) references organisation (area_id, id) on delete cascade
);
create index meeting_representative_organisation on meeting_representative (area_id, organisation_id);
comment on table meeting_representative is 'owner: meeting; no personal data; kept with the meeting, at most as long as the organisation';
alter table meeting_representative enable row level security;
create policy tenant on meeting_representative to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on meeting_representative to web;
