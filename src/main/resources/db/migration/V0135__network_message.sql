-- That a message went to contacts: neither its text nor its recipients.
create table contact_message (
    area_id    int         not null,
    id         uuid        not null, -- of the form: sent twice, it is one message
    sent_at    timestamptz not null,
    sent_by    uuid        not null,
    purpose    text        not null check (purpose ~ '^[A-Z]{3,30}$'),
    recipients int         not null check (recipients > 0),
    primary key (area_id, id)
);
comment on table contact_message is 'owner: network; personal data: account id of staff; removed after 1 year';
alter table contact_message enable row level security;
create policy tenant on contact_message to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on contact_message to worker using (true);
grant select, insert on contact_message to web;
grant select, delete on contact_message to worker;
