-- The list of organisations begins without reading all of them.
create index organisation_order on organisation (area_id, sought, id) where removed_at is null;
