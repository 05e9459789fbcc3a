package nl.bruggenbouwer.persons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The database of an older day is put back, as docs/operations.md says: program stopped, the keys folder as it was last. */
class RestoreTest {

    private static final String MAIL = "yusuf@voorbeeld.example";

    private final Path folder = Folders.fresh();

    ConfigurableApplicationContext program;

    @AfterEach
    void stop() {
        program.close();
    }

    @Test
    void whoWasErasedStaysErasedAndNobodyElse() throws Exception {
        Area area = program.getBean(Areas.class)
                .open("voorbeeldstad", "Voorbeeldstad", "", false)
                .orElseThrow();
        Accounts accounts = program.getBean(Accounts.class);
        UUID first = accounts.ensure(MAIL, "Yusuf", area.id(), Role.PROFESSIONAL);
        accounts.ensure("noor@voorbeeld.example", "Noor", area.id(), Role.PROFESSIONAL);
        program.close();
        copy("data", "backup");

        start();
        Persons persons = program.getBean(Persons.class);
        persons.erase(persons.find(persons.withAddress(MAIL, null), List.of(AreaId.NATIONAL, area.id())));
        assertThat(program.getBean(Accounts.class).of(MAIL)).isEmpty();
        UUID again = program.getBean(Accounts.class).ensure(MAIL, "Yusuf", area.id(), Role.PROFESSIONAL);
        program.close();

        start();
        assertThat(program.getBean(Accounts.class).of(MAIL))
                .as("who came back by themselves")
                .hasValue(again);
        program.close();

        copy("backup", "data");
        start();
        assertThat(program.getBean(Accounts.class).names(List.of(first))).isEmpty();
        assertThat(program.getBean(Accounts.class).of("noor@voorbeeld.example")).isPresent();
    }

    @BeforeEach
    void start() {
        program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
    }

    private void copy(String from, String to) throws IOException, InterruptedException {
        Process copy = new ProcessBuilder(
                        "sh",
                        "-c",
                        "rm -rf '" + folder.resolve(to) + "' && cp -a '" + folder.resolve(from) + "' '"
                                + folder.resolve(to) + "'")
                .inheritIO()
                .start();
        assertThat(copy.waitFor()).isZero();
    }
}
