package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A help number stands in one table (content/help.json), so that it changes everywhere at once. */
class HelpNumbersTest {

    private static final Pattern NUMBER = Pattern.compile(
            "(?<![\\w.,%#-])(112(?!\\w|[.]\\d)|0(800|900)[ -]?\\d{4}|(\\+31|0031|0)[ -]?[1-9]([ -]?\\d){8}|tel:[+\\d])");

    @Test
    void noTemplateMessageOrContentFileHoldsANumberOfItsOwn() throws IOException {
        List<String> found = new ArrayList<>();
        for (String root : List.of("src/main/jte", "src/main/resources/messages", "content")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file : files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("help.json"))
                        .toList()) {
                    Files.readString(file)
                            .lines()
                            .filter(line -> NUMBER.matcher(line).find())
                            .forEach(line -> found.add(file + ": " + line.strip()));
                }
            }
        }

        assertThat(found).isEmpty();
    }

    @Test
    void theTableHoldsThem() throws IOException {
        assertThat(NUMBER.matcher(Files.readString(Path.of("content/help.json")))
                        .results())
                .hasSizeGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bel 112.", "0800-2000", "0800 2000", "+31 247 247 247", "06-12345678", "href=\"tel:112\""})
    void aNumberIsSeen(String text) {
        assertThat(NUMBER.matcher(text).find()).isTrue();
    }
}
