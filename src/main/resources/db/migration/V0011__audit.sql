create table audit_entry (
    area_id int         not null, -- 0 = national
    id      uuid        not null,
    at      timestamptz not null,
    account uuid,
    action  text        not null check (length(action) <= 60),
    subject text        check (length(subject) <= 80),
    primary key (area_id, id)
);
create index audit_entry_at on audit_entry (area_id, at);
comment on table audit_entry is 'owner: audit; personal data: account id; kept 6 months for reading, 2 years for changes';
alter table audit_entry enable row level security;
create policy tenant on audit_entry to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert on audit_entry to web;
