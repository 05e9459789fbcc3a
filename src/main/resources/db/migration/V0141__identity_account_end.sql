-- An account ends some day: when it was closed, lost its last role or was never used. What belongs to it ends with it.
alter table account add column used_on date; -- the day of the last sign-in; absent: never
update account set used_on = current_date; -- who is here now is not forgotten for what was not kept
comment on table account is 'owner: identity; personal data: name, mail address, day of the last sign-in; kept until a year after it was closed, or used last without a role';

do $$
declare
    k record;
begin
    for k in select conrelid::regclass as owner, conname, pg_get_constraintdef(oid) as definition
               from pg_constraint
              where contype = 'f' and confrelid = 'account'::regclass and confdeltype = 'a'
    loop
        execute format('alter table %s drop constraint %I, add constraint %I %s on delete cascade',
                       k.owner, k.conname, k.conname, k.definition);
    end loop;
end
$$;

-- for the nightly erasure of each alone
revoke select, delete on factor, recovery_code from worker;
grant select, delete on address_change, sign_in_token, factor_reset to worker;
