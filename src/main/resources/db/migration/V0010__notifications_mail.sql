-- The outbox: what still has to be sent. A delivered mail leaves no row.
create table mail (
    area_id    int         not null, -- 0 = national
    id         uuid        not null,
    recipient  text        not null check (length(recipient) <= 254),
    subject    text        not null check (length(subject) <= 200),
    body       text        not null,
    reply_to   text,
    created_at timestamptz not null,
    next_try   timestamptz not null,
    tries      int         not null default 0,
    failed_at  timestamptz,
    failure    text,
    primary key (area_id, id)
);
create index mail_due on mail (next_try) where failed_at is null;
comment on table mail is 'owner: notifications; personal data: recipient; removed when the mail server has accepted it, failed ones after 7 days';
alter table mail enable row level security;
create policy tenant on mail to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on mail to worker using (true);
grant select, insert on mail to web;
grant select, update, delete on mail to worker;
