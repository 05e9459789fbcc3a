-- the municipalities of an area, as typed; the national list of municipalities comes later
alter table area add column municipalities text not null default '' check (length(municipalities) <= 500);
