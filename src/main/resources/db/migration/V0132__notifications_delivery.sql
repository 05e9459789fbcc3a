-- How many mails the mail server accepted, per day and kind; no address.
create table mail_count (
    area_id  int  not null, -- 0 = national
    day      date not null,
    kind     text not null check (length(kind) <= 20),
    accepted int  not null check (accepted > 0),
    primary key (area_id, day, kind)
);
comment on table mail_count is 'owner: notifications; no personal data; removed after 90 days';
alter table mail_count enable row level security;
create policy tenant on mail_count to web
    using (area_id = any(string_to_array(nullif(current_setting('app.areas', true), ''), ',')::int[]));
create policy worker on mail_count to worker using (true);
grant select on mail_count to web;
grant select, insert, update, delete on mail_count to worker;

-- Accepted mail that may still come back: filled only where the program reads returned mail.
create table mail_sent (
    area_id     int         not null, -- 0 = national
    id          uuid        not null,
    kind        text        not null check (length(kind) <= 20),
    recipient   bytea       not null, -- encrypted
    subject     text        not null check (length(subject) <= 200),
    accepted_at timestamptz not null,
    primary key (area_id, id)
);
comment on table mail_sent is 'owner: notifications; personal data: recipient, encrypted; removed when it came back, else after 5 days';
alter table mail_sent enable row level security;
create policy worker on mail_sent to worker using (true);
grant select, insert, delete on mail_sent to worker;
grant insert on mail to worker;
