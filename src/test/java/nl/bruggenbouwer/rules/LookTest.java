package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What keeps screens light, safe and right-to-left: budgets of the files, and what their source never says. */
class LookTest {

    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path TEMPLATES = Path.of("src/main/jte");

    @Test
    void stylesheetsAndScriptsStayWithinTheirBudget() throws IOException {
        assertThat(compressed(STATIC.resolve("app.css"))).isLessThanOrEqualTo(18 * 1024);
        assertThat(compressed(STATIC.resolve("app.js"))).isLessThanOrEqualTo(5 * 1024);
        assertThat(compressed(STATIC.resolve("passkey.js"))).isLessThanOrEqualTo(1024);
    }

    @Test
    void nothingIsFetchedFromElsewhere() throws IOException {
        assertThat(Files.readString(STATIC.resolve("app.css"))).doesNotContainPattern("url\\(\\s*[\"']?(https?:)?//");
        assertThat(found("(src|href)=\"(https?:)?//(?!wa\\.me/)")).isEmpty();
    }

    /** The printed pages that a PDF library reads may have rules of their own; a screen's are in the stylesheet. */
    @Test
    void noTemplateHasAStyleOrAScriptOfItsOwn() throws IOException {
        assertThat(found("\\sstyle=|\\son[a-z]+=\"|<script(?![^>]*src=)")).isEmpty();
    }

    /** Left and right are wrong in Arabic. */
    @Test
    void theStylesheetNamesNoPhysicalSide() throws IOException {
        List<String> physical = Files.readString(STATIC.resolve("app.css"))
                .lines()
                .filter(line -> Pattern.compile(
                                "(margin|padding|border)-(left|right)|text-align:\\s*(left|right)|(^|[\\s;{])(left|right):|float:")
                        .matcher(line)
                        .find())
                .toList();

        assertThat(physical).isEmpty();
    }

    private static List<String> found(String pattern) throws IOException {
        Pattern wrong = Pattern.compile(pattern);
        try (Stream<Path> templates = Files.walk(TEMPLATES)) {
            return templates
                    .filter(file -> file.toString().endsWith(".jte"))
                    .filter(file -> wrong.matcher(read(file)).find())
                    .map(Path::toString)
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static int compressed(Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            Files.copy(file, gzip);
        }
        return bytes.size();
    }
}
