-- Organisations of an area, what they bring and look for, and their contacts with consent per purpose. Nothing of a person's
-- origin, religion or orientation has a column: languages, themes and voices are the organisation's.
create table organisation (
    area_id      int         not null,
    id           uuid        not null,
    name         text        not null check (length(name) between 1 and 120),
    name_key     text        collate "C" not null check (name_key <> ''), -- PlainWords.key: the same for the same name, however typed
    sought       text        collate "C" not null, -- what search looks in: name and what, as plain words
    side         text        not null check (side in ('FORMAL', 'INFORMAL', 'MUNICIPALITY')),
    kind         text        not null check (kind ~ '^[A-Z_]{3,30}$'), -- Organisation.Kind
    what         text        not null default '' check (length(what) <= 300),
    website      text        not null default '' check (length(website) <= 200),
    hidden       boolean     not null, -- "niet openbaar"
    umbrella_id  uuid, -- the organisation that introduced it; no foreign key, because it may be erased before
    added_at     timestamptz not null,
    added_by     uuid, -- null = the program, or the organisation itself
    confirmed_at timestamptz not null, -- when somebody last said that this is right
    removed_at   timestamptz,
    removed_by   uuid,
    merged_into  uuid, -- this was the same as that one; kept as a pointer
    primary key (area_id, id),
    foreign key (area_id, merged_into) references organisation (area_id, id) on delete cascade,
    check (merged_into is null or removed_at is not null),
    check (id <> merged_into and id <> umbrella_id)
);
create index organisation_name on organisation (area_id, name_key);
create index organisation_umbrella on organisation (area_id, umbrella_id) where umbrella_id is not null;
create index organisation_merged on organisation (area_id, merged_into) where merged_into is not null;
comment on table organisation is 'owner: network; personal data: account ids of staff, sometimes a name; kept until removed, then 30 days';
alter table organisation enable row level security;
create policy tenant on organisation to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on organisation to worker using (true);
grant select, insert, update on organisation to web;
grant select, delete on organisation to worker;

create table organisation_label (
    area_id         int  not null,
    organisation_id uuid not null,
    kind            text not null check (kind in ('LANGUAGE', 'THEME', 'VOICE')),
    code            text not null check (code ~ '^[A-Za-z][A-Za-z0-9_]{1,39}$'),
    primary key (area_id, organisation_id, kind, code),
    foreign key (area_id, organisation_id) references organisation (area_id, id) on delete cascade
);
create index organisation_label_code on organisation_label (area_id, kind, code);
comment on table organisation_label is 'owner: network; no personal data: languages, themes and voices of an organisation; kept with the organisation';
alter table organisation_label enable row level security;
create policy tenant on organisation_label to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, delete on organisation_label to web;

create table exchange_entry (
    area_id         int         not null,
    id              uuid        not null,
    organisation_id uuid        not null,
    direction       text        not null check (direction in ('OFFER', 'REQUEST')),
    item            text        not null check (item ~ '^[A-Z][A-Z0-9_]{0,39}$'), -- ExchangeItem of the questionnaire
    words           text        not null check (length(words) between 1 and 200),
    since           date        not null,
    until           date, -- the last day on which it holds
    added_at        timestamptz not null,
    added_by        uuid,
    primary key (area_id, id),
    foreign key (area_id, organisation_id) references organisation (area_id, id) on delete cascade,
    check (until >= since)
);
create index exchange_entry_of on exchange_entry (area_id, organisation_id);
comment on table exchange_entry is 'owner: network; personal data: account ids of staff, sometimes a name; kept with the organisation';
alter table exchange_entry enable row level security;
create policy tenant on exchange_entry to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
grant select, insert, update, delete on exchange_entry to web;

create table contact (
    area_id         int         not null,
    id              uuid        not null,
    organisation_id uuid        not null,
    name            bytea       not null,
    function        text        not null default '' check (length(function) <= 80),
    language        text        not null check (language ~ '^[a-z]{2,3}$'), -- in which to write
    email           bytea,
    phone           bytea,
    email_index     bytea,
    phone_index     bytea,
    hidden          boolean     not null,
    added_at        timestamptz not null,
    added_by        uuid,
    confirmed_at    timestamptz not null,
    primary key (area_id, id),
    foreign key (area_id, organisation_id) references organisation (area_id, id) on delete cascade,
    check (email is not null or phone is not null)
);
create index contact_of on contact (area_id, organisation_id);
create index contact_email on contact (area_id, email_index);
create index contact_phone on contact (area_id, phone_index);
comment on table contact is 'owner: network; personal data: name, mail address and phone, encrypted; kept while a consent lives and it is confirmed each year';
alter table contact enable row level security;
create policy tenant on contact to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on contact to worker using (true);
grant select, insert, update, delete on contact to web;
grant select, delete on contact to worker;

create table consent (
    area_id      int         not null,
    id           uuid        not null,
    contact_id   uuid        not null,
    purpose      text        not null check (purpose in ('TRAJECT', 'INVITATION', 'MUNICIPALITY', 'INTRODUCTION')),
    given_on     date        not null,
    how          text        not null check (how in ('TALK', 'MAIL', 'LINK', 'PAPER')),
    version      text        not null check (length(version) between 1 and 20),
    wording      text        not null check (length(wording) between 1 and 500), -- as it was shown
    recorded_at  timestamptz not null,
    recorded_by  uuid, -- null = the person, by link
    withdrawn_at timestamptz,
    withdrawn_by uuid, -- null = the person, by link
    primary key (area_id, id),
    foreign key (area_id, contact_id) references contact (area_id, id) on delete cascade
);
-- given once for each purpose, until it is withdrawn
create unique index consent_live on consent (area_id, contact_id, purpose) where withdrawn_at is null;
create index consent_of on consent (area_id, contact_id);
comment on table consent is 'owner: network; personal data: who agreed to what, account ids of staff; kept with the contact, also when withdrawn';
alter table consent enable row level security;
create policy tenant on consent to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on consent to worker using (true);
grant select, insert, update on consent to web;
grant select on consent to worker;
