-- The key of an area's encrypted columns, wrapped by the master key, which is in no database and no backup of one.
create table area_key (
    area_id int   not null, -- 0 = national
    wrapped bytea not null,
    primary key (area_id)
);
comment on table area_key is 'owner: privacy; no personal data; kept as long as the area';
alter table area_key enable row level security;
create policy tenant on area_key to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert on area_key to web;
