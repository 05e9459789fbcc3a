-- The list of municipalities through the years: one that merged keeps its row, with the day of its end and its successor.
alter table municipality
    add column province   text not null default '' check (length(province) <= 40),
    add column valid_from date,
    add column valid_to   date, -- exclusive
    add column successor  text references municipality deferrable initially deferred,
    add check (length(name) between 1 and 80),
    add check ((valid_to is null) = (successor is null)),
    add check (successor <> code);
