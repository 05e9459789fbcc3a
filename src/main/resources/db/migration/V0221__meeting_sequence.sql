-- How often day, time or place of a meeting changed: calendars take the file with the highest number.
alter table joint_meeting add column sequence int not null default 0;
