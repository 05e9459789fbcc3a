-- Who is invited to a joint meeting, and what they answered by a link of their own.
create table meeting_invitation (
    area_id     int         not null,
    id          uuid        not null,
    meeting_id  uuid        not null,
    contact_id  uuid        not null,
    key_hash    bytea       not null check (length(key_hash) = 32), -- SHA-256 of the secret in the link
    sent_at     timestamptz not null,
    sent_by     uuid        not null,
    reminded_at timestamptz,
    coming      text check (coming in ('YES', 'NO', 'MAYBE')),
    side        text check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    needs       bytea, -- encrypted
    primary key (area_id, id),
    unique (area_id, meeting_id, contact_id),
    unique (area_id, key_hash),
    foreign key (area_id, meeting_id) references joint_meeting (area_id, id) on delete cascade,
    foreign key (area_id, contact_id) references contact (area_id, id) on delete cascade,
    check (coming is null or coming = 'NO' or side is not null)
);
alter table meeting_invitation alter column coming set statistics 0;
alter table meeting_invitation alter column side set statistics 0;
create index meeting_invitation_contact on meeting_invitation (area_id, contact_id);
comment on table meeting_invitation is 'owner: meeting; personal data: contact ids, who comes, needs (encrypted), account ids of staff; kept until 14 days after the meeting, at most as long as the contact';
alter table meeting_invitation enable row level security;
create policy tenant on meeting_invitation to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on meeting_invitation to worker using (true);
grant select, insert, update, delete on meeting_invitation to web;
grant select, delete on meeting_invitation to worker;
