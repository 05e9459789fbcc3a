package nl.bruggenbouwer.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HelpLinesTest {

    @TempDir
    Path folder;

    @Test
    void whatNobodyHasApprovedIsShownInTheDemoOnly() throws IOException {
        String text = Files.readString(Path.of("content/help.json"));

        assertThat(lines(text, true).more()).extracting(HelpLines.Line::code).contains("ABROAD", "LKHA");
        assertThat(lines(text, false).more()).isEmpty();
        assertThat(lines(
                                text.replaceFirst(
                                        "(?s)(\"ABROAD\".*?)\"checked\": null,\\s*\"approvedBy\": null",
                                        "$1\"checked\": \"2026-11-24\", \"approvedBy\": \"Noor\""),
                                false)
                        .more())
                .extracting(HelpLines.Line::code)
                .containsExactly("ABROAD");
    }

    @Test
    void theNumbersOfEveryPageAreAlwaysThere() throws IOException {
        assertThat(lines(Files.readString(Path.of("content/help.json")), false).everywhere())
                .extracting(HelpLines.Line::number)
                .containsExactly("112", "0800-2000");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "dial": "112" | "dial": "een-een-twee" | EMERGENCY: dial must be digits, with or without a + in front
                    "dial": "112", | | EMERGENCY: must have a dial or a link, and not both
                    "shortText": "Gevaar? Bel", | | EMERGENCY: shortText is missing
                    "https://veiligthuis.nl" | "veiligthuis.nl" | VEILIG_THUIS_CHAT: link must start with https://
                    "owner": "Alliantie", | | EMERGENCY: owner is missing
                    "code": "VEILIG_THUIS", | "code": "EMERGENCY", | two lines are called EMERGENCY
                    "checked": null | "checked": "gisteren" | VEILIG_THUIS_CHAT: checked must be written as 2026-11-24
                    """)
    void aMistakeIsNamed(String right, String wrong, String message) throws IOException {
        String text = Files.readString(Path.of("content/help.json"));
        assertThat(text).contains(right);

        ContentError error = catchThrowableOfType(
                ContentError.class,
                () -> lines(text.replaceFirst(java.util.regex.Pattern.quote(right), wrong == null ? "" : wrong), true));

        assertThat(error.lines()).contains("content/help.json: " + message);
    }

    private HelpLines lines(String text, boolean demo) throws IOException {
        Path content = Files.createDirectories(folder.resolve("content"));
        Files.writeString(content.resolve("help.json"), text);
        return new HelpLines(new Settings(
                8080, "127.0.0.1", folder, folder, content, null, demo, false, null, "https://nl.wikipedia.org/"));
    }
}
