-- A scan belongs to a traject of its area. Areas that have scans already get a traject with the facts of those scans.
alter table quickscan add column engagement_id uuid;

insert into engagement (area_id, id, title, owner, begun_at)
select q.area_id, gen_random_uuid(), a.name, (array_agg(q.prepared_by order by q.prepared_at))[1], min(q.prepared_at)
  from quickscan q
  join area a on a.id = q.area_id
 group by q.area_id, a.name;

update quickscan q set engagement_id = e.id from engagement e where e.area_id = q.area_id;

insert into engagement_fact (area_id, id, engagement_id, kind, happened_on, subject, noted_at, noted_by)
select q.area_id, gen_random_uuid(), q.engagement_id, f.kind, (f.at at time zone 'Europe/Amsterdam')::date, q.id, f.at, f.by
  from quickscan q
 cross join lateral (values ('SCAN_PREPARED', q.prepared_at, q.prepared_by), ('SCAN_OPEN', q.opened_at, q.opened_by),
                            ('SCAN_CLOSED', q.closed_at, q.closed_by), ('SCAN_DESTROYED', q.destroyed_at, q.destroyed_by),
                            ('OUTCOME_RELEASED', q.released_at, q.released_by)) f (kind, at, by)
 where f.at is not null;

alter table quickscan alter column engagement_id set not null;
alter table quickscan add foreign key (area_id, engagement_id) references engagement (area_id, id) on delete cascade;
create index quickscan_engagement on quickscan (area_id, engagement_id);

-- what is left of a scan goes with it, when the traject reaches the end of its period
alter table access_code drop constraint access_code_area_id_quickscan_id_fkey;
alter table access_code add foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade;
alter table sealed_response drop constraint sealed_response_area_id_quickscan_id_fkey;
alter table sealed_response add foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade;
alter table outcome drop constraint outcome_area_id_quickscan_id_fkey;
alter table outcome add foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade;
alter table free_text drop constraint free_text_area_id_quickscan_id_fkey;
alter table free_text add foreign key (area_id, quickscan_id) references quickscan (area_id, id) on delete cascade;
