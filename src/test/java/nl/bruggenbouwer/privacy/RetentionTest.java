package nl.bruggenbouwer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.StartRefused;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Each kind's own boundary is tested in its module; here that every kind runs, in batches, and can be seen. */
@ApplicationTest
class RetentionTest {

    @Autowired
    Retentions retentions;

    @Autowired
    List<Retention> kinds;

    @Autowired
    Nights nights;

    @Autowired
    People people;

    @Autowired
    Outbox outbox;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @Test
    void thePageShowsEveryKind() {
        Iterable<Element> rows = people.signedIn(people.area().id(), Role.COORDINATOR)
                .get("/landelijk/bewaren")
                .page()
                .select("tbody tr");

        assertThat(rows)
                .hasSameSizeAs(kinds)
                .noneMatch(row -> row.text().contains("retention."))
                .allMatch(row -> row.select("td")
                        .get(0)
                        .text()
                        .matches("Alleen die dag|1 (dag|maand|jaar)|[1-9][0-9]* (dagen|maanden|jaar)"));
        assertThat(people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR)
                        .get("/landelijk/bewaren")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void theDocumentNamesEveryKindWithItsPeriod() throws IOException {
        List<String> table = Files.readAllLines(Path.of("docs/privacy.md")).stream()
                .filter(line -> line.startsWith("|"))
                .toList();

        for (Retention kind : kinds) {
            assertThat(table)
                    .as("%s in docs/privacy.md", kind.name())
                    .anyMatch(line -> line.contains("`" + kind.name() + "`") && line.contains(words(kind.period())));
        }
    }

    private static String words(Period period) {
        int length = period.getYears() + period.getMonths() + period.getDays(); // one of the three
        String unit = period.getYears() > 0 ? "year" : period.getMonths() > 0 ? "month" : "day";
        return length + " " + unit + (length == 1 ? "" : "s");
    }

    @Test
    void moreThanOneBatchIsErasedInOneNightAndASecondRunChangesNothing() {
        AreaId area = people.area().id();
        Tenancy.in(
                area,
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < 1_203; i++) {
                        outbox.add(area, new Outbox.Mail("p" + i + "@voorbeeld.example", "Bericht", "Tekst", null));
                    }
                }));
        worker.sql(
                        "update mail set failed_at = '2020-01-01' where area_id = :area and recipient <> 'p7@voorbeeld.example'")
                .param("area", area.value())
                .update();
        assertThat(held("failed-mail").due()).isGreaterThanOrEqualTo(1_202);

        nights.erase("failed-mail", Instant.now());
        nights.erase("failed-mail", Instant.now());

        assertThat(worker.sql("select recipient from mail where area_id = :area")
                        .param("area", area.value())
                        .query(String.class)
                        .list())
                .containsExactly("p7@voorbeeld.example");
        assertThat(held("failed-mail").due()).isZero();
    }

    @Test
    void anotherPeriodCanBeSetAndAMistakeInItStopsTheStart() {
        assertThat(period("BRUGGENBOUWER_RETENTION_FAILEDMAIL", "P14D")).isEqualTo(Period.ofDays(14));
        assertThat(period("BRUGGENBOUWER_RETENTION_OTHER", "P14D")).isEqualTo(Period.ofDays(7));
        assertThatThrownBy(() -> period("BRUGGENBOUWER_RETENTION_FAILEDMAIL", "two weeks"))
                .isInstanceOf(StartRefused.class);
    }

    /** The period of failed mail when this stands in the environment. */
    private Period period(String name, String value) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, Map.of(name, value)));
        ConfigurationPropertySources.attach(environment);
        return new Retentions(kinds, worker, transaction, environment, Clock.systemUTC())
                .held().stream()
                        .filter(held -> held.term().name().equals("failed-mail"))
                        .findFirst()
                        .orElseThrow()
                        .term()
                        .period();
    }

    @Test
    void everyKindCanBeErased() {
        retentions.erase();

        assertThat(retentions.held()).allMatch(held -> held.due() == 0);
    }

    private Held held(String name) {
        return retentions.held().stream()
                .filter(held -> held.term().name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
