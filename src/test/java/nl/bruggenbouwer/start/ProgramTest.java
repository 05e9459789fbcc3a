package nl.bruggenbouwer.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.Folders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Starts the program as its own process, as a person does. */
class ProgramTest {

    private final List<Process> started = new ArrayList<>();

    private final Path folder = Folders.fresh();

    @AfterEach
    void stop() {
        started.forEach(Process::destroy);
        started.forEach(program -> program.onExit().join());
    }

    @Test
    void after_a_kill_it_finds_its_database_back_and_a_stop_is_clean() throws Exception {
        Process first = start("BRUGGENBOUWER_PORT=0");
        assertReady(first);
        first.destroyForcibly();
        first.onExit().join();

        Process second = start("BRUGGENBOUWER_PORT=0");
        assertReady(second);
        second.destroy();

        assertThat(second.waitFor()).isEqualTo(143); // ended by the signal, after closing in good order
        assertThat(folder.resolve("data/postgres/cluster/postmaster.pid")).doesNotExist();
    }

    @Test
    void a_taken_port_is_said_in_one_sentence() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertRefused(start("BRUGGENBOUWER_PORT=" + taken.getLocalPort()), "Poort " + taken.getLocalPort());
        }
    }

    @Test
    void real_data_is_refused_without_a_real_server_and_with_demo_content() throws Exception {
        assertRefused(start("BRUGGENBOUWER_PROD=true"), "PostgreSQL-server");
        assertRefused(start("BRUGGENBOUWER_PROD=true", "BRUGGENBOUWER_DEMO=true"), "BRUGGENBOUWER_DEMO");
    }

    @Test
    void an_option_that_cannot_be_read_is_named() throws Exception {
        assertRefused(start("BRUGGENBOUWER_PORT=high"), "BRUGGENBOUWER_PORT");
    }

    private Process start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Bruggenbouwer.class.getName(),
                "BRUGGENBOUWER_DATA=" + folder.resolve("data"),
                "BRUGGENBOUWER_KEYS=" + folder.resolve("keys")));
        command.addAll(List.of(options));
        Process program = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(program);
        return program;
    }

    private static void assertReady(Process program) throws IOException {
        BufferedReader console = program.inputReader(StandardCharsets.UTF_8);
        String line = console.readLine();
        while (line != null && !line.contains("staat klaar")) { // before it: warnings, the first administrator's link
            line = console.readLine();
        }
        assertThat(line).startsWith("Bruggenbouwer staat klaar op http://localhost:");
    }

    private static void assertRefused(Process program, String why) throws Exception {
        List<String> console =
                program.inputReader(StandardCharsets.UTF_8).lines().toList();
        assertThat(console)
                .filteredOn(line -> !line.contains(" WARN "))
                .singleElement()
                .asString()
                .contains(why);
        assertThat(program.waitFor()).isEqualTo(1);
    }
}
