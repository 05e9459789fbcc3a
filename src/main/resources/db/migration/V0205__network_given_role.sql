-- A role that somebody had before the invitation does not end with it. The nightly erasure notes whose role it ends.
alter table representative
    add gave_role boolean not null default true; -- false = the account had the role already
alter table representative alter gave_role drop default;
grant insert (area_id, id, at, account, action, subject, kind) on audit_entry to worker;
