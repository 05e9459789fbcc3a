-- Why a scan was opened before a talk with organisations: chosen, and one line. Null when there was one.
alter table quickscan add column no_talk_reason text check (no_talk_reason ~ '^[A-Z_]{3,30}$'); -- WithoutTalk.Reason
alter table quickscan add column no_talk_note text check (length(no_talk_note) between 1 and 120);
alter table quickscan add check ((no_talk_reason is null) = (no_talk_note is null));
