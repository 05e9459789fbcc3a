-- A search reads all of an area in order of name: from this index alone, which holds what it asks for. An entry of an index may
-- be 2,704 bytes long; 600 signs of at most four bytes fit.
update organisation set sought = left(sought, 600) where length(sought) > 600;
alter table organisation add check (length(sought) <= 600);
create index organisation_order on organisation (area_id, sought, id) include (side, hidden) where removed_at is null;
