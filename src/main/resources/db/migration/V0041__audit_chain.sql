-- Each row gets a number and a link to the row before it, per area and kind; whoever changes, removes or swaps rows breaks it.
alter table audit_entry
    add kind text not null default 'CHANGE' check (kind in ('CHANGE', 'READ')),
    add seq  bigint,
    add link bytea;
alter table audit_entry alter kind drop default;
create unique index audit_entry_chain on audit_entry (area_id, kind, seq);
create index audit_entry_new on audit_entry (area_id, kind, at) where seq is null;
create policy worker on audit_entry to worker using (true);
revoke insert on audit_entry from web;
grant insert (area_id, id, at, account, action, subject, kind) on audit_entry to web;
grant select, delete, update (seq, link) on audit_entry to worker;

-- The end of a chain at a moment. Retention removes whole pieces up to a checkpoint, so that the rest can still be verified.
create table audit_checkpoint (
    area_id   int         not null, -- 0 = national
    kind      text        not null check (kind in ('CHANGE', 'READ')),
    seq       bigint      not null,
    link      bytea       not null,
    at        timestamptz not null, -- of the newest row before it
    signature bytea       not null,
    primary key (area_id, kind, seq)
);
comment on table audit_checkpoint is 'owner: audit; no personal data; kept as long as the rows after it';
alter table audit_checkpoint enable row level security;
create policy tenant on audit_checkpoint to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on audit_checkpoint to worker using (true);
grant select, insert, delete on audit_checkpoint to worker;
