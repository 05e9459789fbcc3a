-- Somebody asks what is kept of them, or to erase it. Stands under the country (area 0): a person may be in several areas.
create table person_request (
    area_id   int         not null, -- 0 = national
    id        uuid        not null,
    email     bytea, -- both until it has ended
    phone     bytea,
    wish      text        not null check (wish in ('EXPORT', 'ERASURE')),
    checked   text        not null check (checked in ('CALLED_BACK', 'MAILED_BACK', 'IN_PERSON')), -- how it was made sure who asks
    asked_on  date        not null,
    noted_at  timestamptz not null,
    noted_by  uuid        not null,
    erased_at timestamptz, -- the last time
    erased_by uuid,
    ended_at  timestamptz,
    ended_by  uuid,
    primary key (area_id, id),
    check ((ended_at is null) = (email is not null or phone is not null)),
    check ((erased_at is null) = (erased_by is null)),
    check ((ended_at is null) = (ended_by is null))
);
comment on table person_request is 'owner: persons; personal data: mail address and phone, encrypted, until the request has ended; the rest kept 2 years';
alter table person_request enable row level security;
create policy tenant on person_request to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on person_request to worker using (true);
grant select, insert, update on person_request to web;
grant select, delete on person_request to worker;

-- what belongs to a person is erased by the worker: web, which answers the requests of everybody, may not
grant delete on account, membership to worker;
grant select (account_id), delete on sign_in_token, factor, recovery_code, address_change to worker;
grant select (account_id, asked_by, confirmed_by), delete on factor_reset to worker;
grant select (principal_name), delete on spring_session to worker;
