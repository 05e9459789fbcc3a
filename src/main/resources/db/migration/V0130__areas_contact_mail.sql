-- Where answers to an area's mail go.
alter table area add column contact_mail text check (length(contact_mail) <= 254);
alter table area alter contact_mail set statistics 0;
