package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.Owner;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The register of columns, docs/columns.csv: a new column gets its class there before anything is kept in it. */
@ApplicationTest
class ColumnRegisterTest {

    private static final Set<String> CLASSES = Set.of("none", "personal", "anonymous", "secret");

    /** Of class personal, but no text that somebody typed. */
    private static final Set<String> CODES_AND_IDS = Set.of(
            "audit_entry;subject",
            "consent;purpose",
            "contact;language",
            "date_answer;side",
            "date_choice;choice",
            "spring_session;principal_name");

    @Autowired
    ApplicationContext program;

    @Test
    void everyColumnHasAClassAndNoOtherIsNamed() throws Exception {
        assertThat(register().keySet()).containsExactlyElementsOf(columns());
    }

    /** What ANALYZE samples outlives the erased row, in pg_statistic. Codes and ids may be sampled: they say nothing alone. */
    @Test
    void noPersonalTextIsSampledIntoTheStatistics() throws Exception {
        Set<String> sampled = new TreeSet<>(sampledTexts());
        Set<String> personal = register().entrySet().stream()
                .filter(column -> column.getValue().equals("personal"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        sampled.retainAll(personal);
        sampled.removeAll(CODES_AND_IDS);

        assertThat(sampled)
                .as("alter table … alter … set statistics 0 in the migration that makes the column")
                .isEmpty();
    }

    private Set<String> sampledTexts() throws SQLException {
        return strings("""
                select c.relname || ';' || a.attname
                  from pg_attribute a
                  join pg_class c on c.oid = a.attrelid
                 where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
                   and a.atttypid in ('text'::regtype, 'varchar'::regtype) and coalesce(a.attstattarget, -1) <> 0
                """);
    }

    private Set<String> columns() throws SQLException {
        return strings("""
                select table_name || ';' || column_name
                  from information_schema.columns
                 where table_schema = 'public' and table_name <> 'flyway_schema_history'
                """);
    }

    private Set<String> strings(String sql) throws SQLException {
        Set<String> columns = new TreeSet<>();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                columns.add(row.getString(1));
            }
        }
        return columns;
    }

    @Test
    void everyClassIsKnown() throws IOException {
        assertThat(register().values()).isSubsetOf(CLASSES);
    }

    private static Map<String, String> register() throws IOException {
        return Files.readAllLines(Path.of("docs/columns.csv")).stream()
                .skip(1)
                .collect(Collectors.toMap(
                        line -> line.substring(0, line.lastIndexOf(';')),
                        line -> line.substring(line.lastIndexOf(';') + 1),
                        (a, b) -> a + b,
                        TreeMap::new));
    }
}
