-- Who keeps the entry of a contact's organisation with an account. It hangs on the contact and on the role, and ends with either.
create table representative (
    area_id    int         not null,
    contact_id uuid        not null, -- whose organisation it is; so it goes along when two organisations become one
    account_id uuid        not null,
    role       text        not null default 'ORGANISATION' check (role = 'ORGANISATION'),
    invited_at timestamptz not null,
    invited_by uuid        not null,
    primary key (area_id, contact_id),
    foreign key (area_id, contact_id) references contact (area_id, id) on delete cascade,
    foreign key (account_id, area_id, role) references membership (account_id, area_id, role) on delete cascade
);
create index representative_account on representative (account_id, area_id);
comment on table representative is 'owner: network; personal data: account ids of who keeps an organisation, and of staff; kept until it is ended, at most as long as the contact and the role';
alter table representative enable row level security;
create policy tenant on representative to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on representative to worker using (true);
grant select, insert, update, delete on representative to web;
grant select, delete on representative to worker;
