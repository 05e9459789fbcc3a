package nl.bruggenbouwer.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nl.bruggenbouwer.content.Block.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkdownFileTest {

    @TempDir
    Path folder;

    @Test
    void aPageIsAHeadAndBlocks() throws IOException {
        MarkdownFile file = read("""
                ---
                title: Hulp: nu
                checked:
                ---

                ## Bel *nu* ##

                Eerste regel
                en de tweede.

                ### Deel
                - een **mark**
                - nog
                  een

                1. stap
                """);

        assertThat(file.head().word("title")).isEqualTo("Hulp: nu");
        assertThat(file.head().has("checked")).isFalse();
        assertThat(file.blocks())
                .containsExactly(
                        new Block(Kind.SECTION, List.of("Bel *nu*")),
                        new Block(Kind.PARAGRAPH, List.of("Eerste regel en de tweede.")),
                        new Block(Kind.PART, List.of("Deel")),
                        new Block(Kind.LIST, List.of("een **mark**", "nog een")),
                        new Block(Kind.STEPS, List.of("stap")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    <p>Hallo</p> | line 5: must be a heading (## or ###), a paragraph or a list; HTML is not possible
                    # Hallo | line 5: must be a heading (## or ###), a paragraph or a list; HTML is not possible
                    ### Hallo | line 5: a heading ### must come below a heading ##
                    Hallo <b>daar</b> | line 5: HTML is not possible: <b>
                    ![foto](/foto.png) | line 5: only **strong**, *emphasis* and [links](/hulp) are possible
                    `code` | line 5: only **strong**, *emphasis* and [links](/hulp) are possible
                    [hier](javascript:alert) | line 5: a link must lead to a page of this site (/…) or start with https://: javascript:alert
                    [hier](//kwaad.example) | line 5: a link must lead to a page of this site (/…) or start with https://: //kwaad.example
                    - a\\n  - b | line 5: must hold one text, without a list or heading in it
                    een a a a a a a a a a a a a a [link](/hulp) a. | line 5: the text has a sentence of 16 words; at most 15: een a a a a a a a a a a a a a link a.
                    """)
    void aMistakeIsNamedWithItsLine(String body, String message) throws IOException {
        MarkdownFile file = read("---\ntitle: Hulp\n---\n\n" + body.replace("\\n", "\n") + "\n");

        ContentError error = catchThrowableOfType(
                ContentError.class, () -> file.head().file().failOnMistakes());

        assertThat(error.lines()).contains("content/pagina.md: " + message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    title: Hulp | line 1: must start with a head between two lines of ---
                    ---\\ntitle: Hulp | line 1: must start with a head between two lines of ---
                    ---\\ntitle Hulp\\n--- | line 2: must be a name, a colon and a value
                    ---\\ntitle: A\\ntitle: B\\n--- | line 3: title comes twice
                    """)
    void aMistakeInTheHeadIsNamed(String text, String message) {
        ContentError error = catchThrowableOfType(
                ContentError.class,
                () -> read(text.replace("\\n", "\n")).head().file().failOnMistakes());

        assertThat(error.lines()).containsExactly("content/pagina.md: " + message);
    }

    @Test
    void htmlInATextIsShownAsItWasTyped() {
        assertThat(Markdown.html("Bel <script>alert(1)</script> **nu** & [hier](/hulp)"))
                .isEqualTo(
                        "Bel &lt;script&gt;alert(1)&lt;/script&gt; <strong>nu</strong> &amp; <a href=\"/hulp\">hier</a>");
        assertThat(Markdown.html("[weg](javascript:alert)")).isEqualTo("<a href=\"\">weg</a>");
        assertThat(Markdown.html("# 1. geen kop")).isEqualTo("# 1. geen kop");
    }

    @Test
    void whatPeopleReadHasNoMarks() {
        assertThat(Markdown.plain("Bel **nu** [Veilig Thuis](/hulp).")).isEqualTo("Bel nu Veilig Thuis.");
    }

    private MarkdownFile read(String text) throws IOException {
        Path content = Files.createDirectories(folder.resolve("content"));
        return MarkdownFile.read(Files.writeString(content.resolve("pagina.md"), text));
    }
}
