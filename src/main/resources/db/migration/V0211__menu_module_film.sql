-- A page of a module gets an id, so that its film stays with it when another page goes, and words for who does not see or hear it.
update online_module
   set pages = (select jsonb_agg(page || jsonb_build_object('id', gen_random_uuid(), 'described', '') order by place)
                  from jsonb_array_elements(pages) with ordinality as each (page, place))
 where jsonb_array_length(pages) > 0;

-- The film or podcast of a page, as it is sent to a browser.
create table module_film (
    module_id uuid  not null references online_module (id) on delete cascade,
    page_id   uuid  not null, -- in the pages of the module
    sha256    text  not null check (sha256 ~ '^[0-9a-f]{64}$'),
    type      text  not null check (type in ('video/mp4', 'video/webm', 'audio/mpeg', 'audio/mp4', 'audio/ogg')),
    bytes     bytea not null check (length(bytes) <= 20000000),
    primary key (module_id, page_id)
);
alter table module_film alter column bytes set storage external; -- so that a part is read without the whole
create index module_film_sha256 on module_film (sha256);
comment on table module_film is 'owner: menu; no personal data beyond faces and voices of who agreed; kept until it is removed, or its page or module';
grant select, insert, update, delete on module_film to web;
