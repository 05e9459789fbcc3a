-- The region of the schools of an area, where its coordinator chose one. Absent: it follows from the municipalities.
create table area_school_region (
    area_id int  primary key references area (id) on delete cascade,
    region  text not null check (region in ('NORTH', 'MIDDLE', 'SOUTH'))
);
comment on table area_school_region is 'owner: calendar; no personal data; kept as long as the area';
alter table area_school_region enable row level security;
create policy tenant on area_school_region to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update, delete on area_school_region to web;
