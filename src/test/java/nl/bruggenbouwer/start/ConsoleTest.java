package nl.bruggenbouwer.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;

class ConsoleTest {

    private static final Pattern REASON = Pattern.compile("(?:StartRefused|super)\\(\\s*\"([a-z-]+)\"");

    @Test
    void every_reason_has_a_sentence_that_says_what_to_do() throws IOException {
        Set<String> reasons = reasonsInTheSources();

        assertThat(reasons).hasSizeGreaterThan(15);
        assertThat(reasons)
                .allSatisfy(reason -> assertThat(Console.whyNotStarted(new StartRefused(reason, "X")))
                        .matches("[A-Z][^\n]*: [^\n]+"));
    }

    @Test
    void a_cause_deep_inside_is_found() {
        Exception failure = new IllegalStateException(new RuntimeException(new StartRefused("data-in-use", "/srv/x")));

        assertThat(Console.whyNotStarted(failure)).contains("/srv/x").contains("BRUGGENBOUWER_DATA");
    }

    @Test
    void what_the_system_refuses_is_said_in_plain_words() {
        assertThat(Console.whyNotStarted(new PortInUseException(8080)))
                .contains("8080")
                .contains("BRUGGENBOUWER_PORT");
        assertThat(Console.whyNotStarted(new RuntimeException(new SQLException("x", "53100"))))
                .contains("schijf is vol");
        assertThat(Console.whyNotStarted(new RuntimeException(new IOException("No space left on device"))))
                .contains("schijf is vol");
        assertThat(Console.whyNotStarted(new RuntimeException(new NoSuchFileException("/srv/data"))))
                .contains("/srv/data");
    }

    @Test
    void an_unforeseen_failure_is_one_line_too() {
        assertThat(Console.whyNotStarted(new IllegalStateException("first\nsecond")))
                .contains("IllegalStateException: first")
                .doesNotContain("second");
    }

    private static Set<String> reasonsInTheSources() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .flatMap(file -> REASON.matcher(read(file)).results())
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toCollection(TreeSet::new));
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
