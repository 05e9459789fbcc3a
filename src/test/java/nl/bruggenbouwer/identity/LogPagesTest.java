package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.web.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ApplicationTest
class LogPagesTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    People people;

    @Autowired
    AdministerAreas administer;

    @Autowired
    Texts texts;

    @Test
    void aCoordinatorSeesWhoDidAndReadWhatButNoNamesOfOthers() {
        Area area = people.area();
        UUID administrator = people.account(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administer.invite(administrator, area, "sara@voorbeeld.example", "Sara", Role.TRAINER, null);
        Browser coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get("/" + area.slug() + "/logboek");

        String page = coordinator
                .get("/" + area.slug() + "/logboek")
                .page()
                .select("main")
                .text();

        assertThat(page).contains("Uitgenodigd als Trainer", "Logboek gelezen", "Het logboek is compleet");
        assertThat(page).doesNotContain("Sara", "sara@");
    }

    @Test
    void aRowThatWasChangedShowsOnThePage() throws SQLException {
        Area area = people.area();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            statement.executeUpdate("insert into audit_entry (area_id, id, at, action, kind, seq, link) values"
                    + " (%d, gen_random_uuid(), now(), 'signed in', 'CHANGE', 1, 'x')"
                            .formatted(area.id().value()));
        }

        assertThat(people.signedIn(area.id(), Role.COORDINATOR)
                        .get("/" + area.slug() + "/logboek")
                        .page()
                        .select("main")
                        .text())
                .contains("Het logboek klopt niet.", "Regel 1 is veranderd of verplaatst (wijzigingen).");
    }

    /** Whatever the program records must be readable for the people whose log it is. */
    @Test
    void everyActionThatIsRecordedHasAText() throws IOException {
        Pattern recorded = Pattern.compile("audit\\s*\\.(?:record|read)\\([^;\"]*\"([a-z][^\"]*)\"");
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<String> actions = sources.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> recorded.matcher(read(file)).results().map(MatchResult::group))
                    .map(found -> found.substring(found.indexOf('"') + 1, found.length() - 1))
                    .map(action -> action.replaceAll("[^a-z ].*", "").strip())
                    .filter(action -> !action.equals("quickscan")) // closed or destroyed
                    .toList();

            assertThat(actions)
                    .hasSizeGreaterThan(20)
                    .allMatch(action -> texts.dutch().has("audit." + action.replace(' ', '.')));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
