-- Where answers to an area's mail go.
alter table area add column contact_mail text check (length(contact_mail) <= 254);
