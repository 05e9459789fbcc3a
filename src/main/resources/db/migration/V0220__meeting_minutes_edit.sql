-- Who notes what came of a meeting over another number saw older minutes.
alter table joint_meeting add column minutes_edit int not null default 0;
