package nl.bruggenbouwer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The command as a process of its own, beside a program that runs, and alone. */
class VerifyLogTest {

    private final Path folder = Folders.fresh();

    ConfigurableApplicationContext program;

    @BeforeEach
    void aProgramWithALog() {
        program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        Areas areas = program.getBean(Areas.class);
        Area area = areas.open("voorbeeldstad", "Voorbeeldstad", "", false).orElseThrow();
        record(area.id());
        record(AreaId.NATIONAL);
        program.getBean(LinkAudit.class).linkAll();
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void eachFaultIsNamedWithItsAreaAndItsRows() throws Exception {
        assertThat(verify()).isEqualTo(new Said(0, List.of(WHOLE)));

        asOwner("update audit_entry set action = 'nothing' where area_id = 1 and seq = 3");
        asOwner("update audit_entry set seq = 100 where area_id = 0 and seq = 2");
        asOwner("update audit_entry set seq = 2 where area_id = 0 and seq = 3");
        asOwner("update audit_entry set seq = 3 where area_id = 0 and seq = 100");
        asOwner("delete from audit_entry where area_id = 1 and seq in (7, 8)");

        Said said = verify();
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.lines())
                .contains(
                        "Voorbeeldstad, wijzigingen: regel 3 is veranderd of verplaatst.",
                        "Voorbeeldstad, wijzigingen: regels 7 tot en met 8 zijn weggehaald.",
                        "Landelijk, wijzigingen: regel 2 is veranderd of verplaatst.",
                        "Landelijk, wijzigingen: regel 3 is veranderd of verplaatst.")
                .last()
                .asString()
                .startsWith("Het logboek klopt niet");

        program.close();
        assertThat(verify()).as("without a program that runs").isEqualTo(said);
    }

    @Test
    void aFolderWithoutADatabaseAndOtherKeysAreRefused() throws Exception {
        Path empty = Folders.fresh();

        Said nothing = verify(empty.resolve("data"), folder.resolve("keys"));
        assertThat(nothing.code()).isEqualTo(2);
        assertThat(nothing.lines()).singleElement().asString().startsWith("In " + empty);
        assertThat(empty.resolve("data")).doesNotExist();

        Path others = Folders.fresh().resolve("keys");
        new Keys(new Settings(0, "", empty, others, empty, null, false, false, null, ""));
        Said other = verify(folder.resolve("data"), others);
        assertThat(other.code()).isEqualTo(2);
        assertThat(other.lines()).singleElement().asString().startsWith("De sleutels in " + others);
    }

    @Test
    void aMistypedKeysFolderIsRefusedAndNothingIsMade() throws Exception {
        Path empty = Folders.fresh();
        for (Path keys : List.of(empty.resolve("kyes"), empty)) {
            Said said = verify(folder.resolve("data"), keys);
            assertThat(said.code()).isEqualTo(2);
            assertThat(said.lines()).singleElement().asString().startsWith("In " + keys + " staan geen sleutels");
            assertThat(empty).isEmptyDirectory();
        }
        program.close();
        assertThat(verify(folder.resolve("data"), empty.resolve("kyes")).code()).isEqualTo(2);
        assertThat(empty).isEmptyDirectory();
        assertThat(verify()).isEqualTo(new Said(0, List.of(WHOLE)));
    }

    private static final String WHOLE =
            "Het logboek van alle werkgebieden is compleet: niemand heeft regels veranderd of weggehaald.";

    private record Said(int code, List<String> lines) {}

    private Said verify() throws Exception {
        return verify(folder.resolve("data"), folder.resolve("keys"));
    }

    private static Said verify(Path data, Path keys) throws Exception {
        Process command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Bruggenbouwer.class.getName(),
                        "--verify-log",
                        "BRUGGENBOUWER_DATA=" + data,
                        "BRUGGENBOUWER_KEYS=" + keys)
                .redirectErrorStream(true)
                .start();
        List<String> lines = command.inputReader(StandardCharsets.UTF_8).lines().toList();
        return new Said(command.waitFor(), lines);
    }

    private void record(AreaId area) {
        Audit audit = program.getBean(Audit.class);
        Tenancy.in(
                area,
                () -> program.getBean("webTransaction", TransactionTemplate.class)
                        .executeWithoutResult(status -> {
                            for (int i = 0; i < 10; i++) {
                                audit.record(area, UUID.randomUUID(), "quickscan changed", UUID.randomUUID());
                            }
                        }));
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            statement.executeUpdate(sql);
        }
    }
}
