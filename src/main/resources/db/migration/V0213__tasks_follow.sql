-- A date that was counted from the first half day of its item follows that day; one that somebody chose stays.
alter table task
    add column counted_from date, -- the half day from which due_on was counted; null = somebody chose the date
    add column moved_from   date, -- due_on before it followed its half day
    add column removed_at   timestamptz, -- a task from a checklist that is not needed; it stays, or it would be made again
    add check (counted_from is null or due_on is not null and template_line is not null),
    add check (moved_from is null or counted_from is not null),
    add check (removed_at is null or template_line is not null and owner_id is null);
