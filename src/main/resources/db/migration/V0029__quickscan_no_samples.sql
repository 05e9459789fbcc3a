-- ANALYZE copies sample values of a column into pg_statistic, where they outlive the removed row. None of these.
alter table access_code
    alter hash set statistics 0;
alter table sealed_response
    alter id set statistics 0,
    alter submission set statistics 0,
    alter ticks set statistics 0,
    alter free_text set statistics 0;
alter table free_text
    alter raw set statistics 0,
    alter redacted set statistics 0;
alter table mail
    alter recipient set statistics 0,
    alter subject set statistics 0,
    alter body set statistics 0,
    alter reply_to set statistics 0;
