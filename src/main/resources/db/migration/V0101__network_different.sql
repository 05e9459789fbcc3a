-- Two organisations that look the same, and of which somebody said that they are two.
create table organisation_different (
    area_id  int         not null,
    one_id   uuid        not null,
    other_id uuid        not null,
    said_at  timestamptz not null,
    said_by  uuid        not null,
    primary key (area_id, one_id, other_id),
    foreign key (area_id, one_id) references organisation (area_id, id) on delete cascade,
    foreign key (area_id, other_id) references organisation (area_id, id) on delete cascade,
    check (one_id < other_id)
);
create index organisation_different_other on organisation_different (area_id, other_id);
comment on table organisation_different is 'owner: network; personal data: account ids of staff; kept with both organisations';
alter table organisation_different enable row level security;
create policy tenant on organisation_different to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert on organisation_different to web;
