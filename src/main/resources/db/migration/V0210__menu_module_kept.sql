-- The address and the owner of a module of somebody else stay when it becomes our own material: who changes back has them again.
alter table online_module drop constraint online_module_check;
alter table online_module add check (own or address <> '');
