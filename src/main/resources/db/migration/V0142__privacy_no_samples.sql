-- ANALYZE copies sample values of a column into pg_statistic, where they outlive the erased row. None of what people typed:
-- no plan needs them, since these columns are read only, or found by a unique index.
alter table account
    alter email set statistics 0,
    alter name set statistics 0;
alter index account_email alter column 1 set statistics 0;
alter table address_change alter email set statistics 0;
alter table agreement
    alter who set statistics 0,
    alter what set statistics 0;
alter table area
    alter contact_name set statistics 0,
    alter contact_phone set statistics 0,
    alter contact_hours set statistics 0;
alter table contact alter function set statistics 0;
alter table engagement alter next_what set statistics 0;
alter table engagement_fact alter note set statistics 0;
alter table exchange_entry alter words set statistics 0;
alter table factor alter name set statistics 0;
alter table free_hours alter what set statistics 0;
alter table organisation alter what set statistics 0;
alter table quickscan
    alter surplus_reason set statistics 0,
    alter no_talk_note set statistics 0;
alter table translation_record
    alter translator set statistics 0,
    alter second_reader set statistics 0;
