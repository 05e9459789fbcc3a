-- Which master key this database belongs to: a start with another keys folder is refused before it changes anything.
create table master_key (
    only_row    boolean primary key default true check (only_row),
    fingerprint text    not null
);
comment on table master_key is 'owner: database; no personal data; kept';
