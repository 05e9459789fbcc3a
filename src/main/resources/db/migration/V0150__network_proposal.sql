-- Organisations that present themselves by the public form, until a coordinator looks at them. The day only, not the moment: the
-- form stands on the page of thanks of a quick scan, and nothing may tell who answered when.
create table proposal (
    area_id      int   not null,
    id           uuid  not null, -- the form's
    content      bytea not null, -- Proposal.Content as JSON
    held_because text check (held_because in ('FILLED_TRAP', 'TOO_FAST', 'TOO_MANY')),
    received_on  date  not null,
    primary key (area_id, id)
);
comment on table proposal is 'owner: network; personal data: an organisation and perhaps a name, mail address and phone, encrypted; kept until a coordinator decides, at most 90 days';
alter table proposal enable row level security;
create policy tenant on proposal to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on proposal to worker using (true);
grant select, insert, update, delete on proposal to web; -- update: to lock a row
grant select, delete on proposal to worker;
