package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.Owner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
class SchemaRulesTest {

    @Autowired
    ApplicationContext program;

    Connection owner;

    @BeforeEach
    void begin() throws SQLException {
        owner = Owner.connect(program);
        owner.setAutoCommit(false);
    }

    @AfterEach
    void rollBack() throws SQLException {
        owner.rollback();
        owner.close();
    }

    @ParameterizedTest
    @EnumSource
    void every_table_keeps_the_rule(SchemaRule rule) throws SQLException {
        assertThat(strings(rule.query())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_rule_is_seen_to_name_a_table_that_breaks_it(SchemaRule rule) throws SQLException {
        execute("create schema scratch");
        execute("grant all on schema scratch to worker");
        execute("set local search_path to scratch");
        execute(rule.badTable);

        assertThat(strings(rule.query())).containsExactly("bad");
    }

    @Test
    void the_owner_in_a_comment_is_a_module() throws SQLException {
        Set<String> owners = strings("""
                select substring(obj_description(oid, 'pg_class') from '^owner: ([a-z]+);')
                  from pg_class
                 where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
                   and relname <> 'flyway_schema_history'
                """);

        assertThat(owners)
                .isNotEmpty()
                .allMatch(module -> Files.isDirectory(
                        Path.of("src/main/java/nl/bruggenbouwer").resolve(module)));
    }

    @Test
    void the_logins_may_make_nothing_and_belong_to_nobody() throws SQLException {
        assertThat(strings("""
                select r.rolname
                  from pg_roles r
                 where r.rolname in ('web', 'publisher', 'worker')
                   and (has_schema_privilege(r.rolname, 'public', 'create')
                        or has_database_privilege(r.rolname, current_database(), 'create, temporary')
                        or r.rolsuper or r.rolbypassrls or r.rolcreaterole or r.rolcreatedb or r.rolreplication
                        or exists (select 1 from pg_auth_members m where m.member = r.oid)
                        or exists (select 1 from pg_shdepend d where d.refobjid = r.oid and d.deptype = 'o'))
                """)).isEmpty();
    }

    private Set<String> strings(String query) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = owner.createStatement()) {
            statement.execute(sql);
        }
    }
}
