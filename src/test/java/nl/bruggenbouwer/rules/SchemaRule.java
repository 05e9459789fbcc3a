package nl.bruggenbouwer.rules;

/**
 * A rule of docs/decisions/0001-row-level-security.md as a query that names the tables which break it, with a table that
 * does. Tenant tables are those with a column area_id, but for a few national ones that lead to an area.
 */
enum SchemaRule {
    TENANT_TABLE_HAS_ROW_SECURITY("select name from t where tenant and not relrowsecurity", """
            create table bad (area_id int not null, id uuid, primary key (area_id, id))
            """),

    POLICY_LETS_ONLY_THE_WORKER_SEE_ALL_AREAS("""
            select name from t
             where tenant
               and (not exists (select 1 from pg_policy p where p.polrelid = t.oid)
                    or exists (select 1 from pg_policy p
                                where p.polrelid = t.oid
                                  and p.polroles <> array[(select r.oid from pg_roles r where r.rolname = 'worker')]
                                  and coalesce(pg_get_expr(p.polqual, p.polrelid),
                                               pg_get_expr(p.polwithcheck, p.polrelid)) not like '%app.areas%'))
            """, """
            create table bad (area_id int not null, id uuid, primary key (area_id, id));
            alter table bad enable row level security;
            create policy open on bad to web using (true)
            """),

    POLICY_HAS_NO_SUBQUERY("""
            select name from t join pg_policy p on p.polrelid = t.oid
             where pg_get_expr(p.polqual, p.polrelid) ilike '%select%'
            """, """
            create table bad (area_id int not null, id uuid, primary key (area_id, id));
            alter table bad enable row level security;
            create policy tenant on bad using (area_id in (select current_setting('app.areas')::int))
            """),

    AREA_IS_A_NUMBER_THAT_IS_ALWAYS_THERE("""
            select name from t join pg_attribute a on a.attrelid = t.oid and a.attnum = t.area
             where tenant and (a.atttypid <> 'int'::regtype or not a.attnotnull)
            """, "create table bad (area_id bigint, id uuid)"),

    EVERY_KEY_CONTAINS_THE_AREA("""
            select name from t
             where tenant
               and (not exists (select 1 from pg_index i where i.indrelid = t.oid and i.indisprimary)
                    or exists (select 1 from pg_index i
                                where i.indrelid = t.oid and (i.indisunique or i.indisexclusion)
                                  and not t.area = any (i.indkey)))
            """, "create table bad (area_id int not null, id uuid primary key)"),

    REFERENCE_BETWEEN_TENANT_TABLES_CONTAINS_THE_AREA("""
            select t.name from t join pg_constraint f on f.conrelid = t.oid join t o on o.oid = f.confrelid
             where f.contype = 'f' and t.tenant and o.tenant
               and not exists (select 1 from generate_subscripts(f.conkey, 1) i
                                where f.conkey[i] = t.area and f.confkey[i] = o.area)
            """, """
            create table good (area_id int not null, id uuid unique);
            create table bad (area_id int not null, id uuid references good (id))
            """),

    NATIONAL_TABLE_DOES_NOT_POINT_TO_A_TENANT_TABLE("""
            select t.name from t join pg_constraint f on f.conrelid = t.oid join t o on o.oid = f.confrelid
             where f.contype = 'f' and not t.tenant and o.tenant
            """, """
            create table good (area_id int not null, id uuid unique);
            create table bad (good uuid references good (id))
            """),

    REFERENCE_NEVER_CHANGES_AN_AREA("""
            select t.name from t join pg_constraint f on f.conrelid = t.oid join t o on o.oid = f.confrelid
             where f.contype = 'f' and t.tenant and o.tenant
               and (f.confdeltype in ('n', 'd') or f.confupdtype in ('c', 'n', 'd'))
            """, """
            create table good (area_id int, id uuid, primary key (area_id, id));
            create table bad (area_id int, id uuid, foreign key (area_id, id) references good on delete set null)
            """),

    TABLE_HAS_NO_TRIGGER("select name from t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal", """
            create table bad (id uuid);
            create trigger surprise before update on bad for each row
                execute function suppress_redundant_updates_trigger()
            """),

    ID_OF_A_TENANT_TABLE_IS_MADE_IN_THE_PROGRAM("""
            select name from t
              join pg_attribute a on a.attrelid = t.oid and a.attnum > 0
              left join pg_attrdef d on d.adrelid = t.oid and d.adnum = a.attnum
             where tenant and (a.attidentity <> '' or pg_get_expr(d.adbin, d.adrelid) like '%nextval%')
            """, "create table bad (area_id int not null, id serial)"),

    COMMENT_NAMES_OWNER_DATA_CLASS_AND_RETENTION(
            """
            select name from t
             where coalesce(obj_description(t.oid, 'pg_class'), '')
                   !~ '^owner: [a-z]+; (no personal data|personal data|anonymous).*; ?.+$'
            """, "create table bad (id uuid); comment on table bad is 'owner: areas'"),

    LOGINS_OWN_NOTHING(
            "select name from t join pg_roles r on r.oid = t.relowner where r.rolname in ('web', 'publisher', 'worker')",
            "create table bad (id uuid); alter table bad owner to worker"),

    LOGINS_MAY_NOT_GO_AROUND_THE_POLICIES("""
            select name from t cross join unnest(array['web', 'publisher', 'worker']) login
             where has_table_privilege(login, t.oid, 'truncate, trigger, references, maintain')
            """, "create table bad (id uuid); grant truncate on bad to web");

    private static final String TABLES = """
            with t as (
                select c.oid, c.relname as name, c.relrowsecurity, c.relowner, a.attnum as area,
                       a.attnum is not null
                       and c.relname not in ('area_municipality', 'public_link', 'membership') as tenant
                  from pg_class c
                  left join pg_attribute a on a.attrelid = c.oid and a.attname = 'area_id'
                 where c.relnamespace = current_schema()::regnamespace
                   and c.relkind in ('r', 'p') and c.relname <> 'flyway_schema_history')
            """;

    private final String offenders;
    final String badTable;

    SchemaRule(String offenders, String badTable) {
        this.offenders = offenders;
        this.badTable = badTable;
    }

    /** Names the tables of the current schema that break this rule. */
    String query() {
        return TABLES + offenders;
    }
}
