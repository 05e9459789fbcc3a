-- An umbrella organisation introduces local ones: these wait as proposals, as what came by the public form.
alter table proposal
    add column umbrella_id uuid, -- which introduced it; null = by the public form; no foreign key, because it may be erased before
    add column introduced_by uuid, -- account of its representative
    add check ((umbrella_id is null) = (introduced_by is null));
comment on table proposal is 'owner: network; personal data: an organisation and perhaps a name, mail address and phone, encrypted; account id of who introduced it; kept until a coordinator decides, at most 90 days';
