package nl.bruggenbouwer.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.audit.Links;
import nl.bruggenbouwer.audit.VerifyAudit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.StartRefused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** The master key of one installation is renewed and cut off after each step; the whole program starts each time. */
class RenewKeyTest {

    private final Path folder = Folders.fresh();
    private final String[] options = {
        "--bruggenbouwer.port=0",
        "--bruggenbouwer.data=" + folder.resolve("data"),
        "--bruggenbouwer.keys=" + folder.resolve("keys")
    };

    /** What was sealed, each with the keys of its moment. */
    private record Sealed(Vault.Place place, byte[] value) {}

    private final List<Sealed> sealed = new ArrayList<>();

    ConfigurableApplicationContext program;

    @BeforeEach
    void start() {
        program = SpringApplication.run(Bruggenbouwer.class, options);
    }

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void whateverStepItIsCutOffAfterNothingIsLost() throws IOException {
        byte[] old = Files.readAllBytes(folder.resolve("keys/master.key"));
        use(0);
        assertThatThrownBy(() -> RenewKey.run(options))
                .as("while the program runs")
                .hasRootCauseInstanceOf(StartRefused.class);
        for (int steps = 1; steps <= 4; steps++) {
            program.close();
            RenewKey.renew(steps, options);
            if (steps == 2) { // cut off in the middle of the files
                putBack(old);
            }
            start();
            assertEverythingOpens();
            use(steps);
        }
        assertThat(folder.resolve("keys/master.key")).binaryContent().isNotEqualTo(old);
        assertThat(folder.resolve("keys/master-next.key")).doesNotExist();

        program.close();
        Files.write(folder.resolve("keys/master.key"), old);
        assertThatThrownBy(this::start).as("with the old key").hasRootCauseInstanceOf(StartRefused.class);
    }

    /** One file as it was wrapped by the old key. */
    private void putBack(byte[] old) throws IOException {
        assertThat(Files.readAllBytes(folder.resolve("keys/master.key"))).isEqualTo(old);
        Files.write(folder.resolve("keys/scan-0.key"), before);
    }

    private byte[] before = {};

    /** Seals a value of a new area, keeps a scan's key, and adds to the log. */
    private void use(int round) throws IOException {
        AreaId area = program.getBean(Areas.class)
                .open("gebied-" + round, "Gebied", "", false)
                .orElseThrow()
                .id();
        Vault.Place place = new Vault.Place(area, "contact.phone", UUID.randomUUID());
        sealed.add(new Sealed(place, program.getBean(Vault.class).seal(place, "waarde " + round)));
        program.getBean(Keys.class).store("scan-" + round, new byte[] {(byte) round});
        if (round == 0) {
            before = Files.readAllBytes(folder.resolve("keys/scan-0.key"));
        }
        Audit audit = program.getBean(Audit.class);
        Tenancy.in(
                area,
                () -> program.getBean("webTransaction", TransactionTemplate.class)
                        .executeWithoutResult(status -> audit.record(area, null, "area", null)));
        Links.now(program);
    }

    private void assertEverythingOpens() {
        Vault vault = program.getBean(Vault.class);
        Keys keys = program.getBean(Keys.class);
        for (int round = 0; round < sealed.size(); round++) {
            Sealed one = sealed.get(round);
            assertThat(vault.open(one.place(), one.value())).isEqualTo("waarde " + round);
            assertThat(keys.load("scan-" + round)).containsExactly(round);
        }
        assertThat(program.getBean(VerifyAudit.class).all()).isEmpty();
    }
}
