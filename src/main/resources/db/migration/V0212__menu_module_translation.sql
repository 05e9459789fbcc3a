-- Per language, the translation of a Dutch text of a module: of a text that changed there is none any more.
alter table online_module add column translations jsonb not null default '{}';
