package nl.bruggenbouwer.publicsite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.Markdown;
import nl.bruggenbouwer.content.ReadingEase;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.FileSystemUtils;

class SiteContentTest {

    private static final Path CONTENT = Path.of("content");
    private static final SiteContent SITE = SiteContent.read(CONTENT);

    @TempDir
    Path folder;

    @Test
    void theThemesAreThoseOfTheQuestionnaire() {
        assertThat(SITE.themes())
                .extracting(ThemePage::code)
                .containsExactlyElementsOf(
                        QuestionnaireFile.read(CONTENT.resolve("quickscan/basis.json")).themes().stream()
                                .map(Theme::code)
                                .toList());
    }

    @Test
    void whereTalkingToTheFamilyIsDangerousThePageSaysStop() {
        assertThat(SITE.themes().stream().filter(ThemePage::stop).map(ThemePage::code))
                .containsExactlyInAnyOrder("HONOUR_VIOLENCE", "FORCED_MARRIAGE", "ABANDONMENT", "FGM");
        assertThat(SITE.warning().blocks().get(0).text())
                .contains(
                        "Praat dan niet zelf met de familie",
                        "Ga niet op huisbezoek",
                        "Bemiddel niet",
                        "{VEILIG_THUIS}");
    }

    @Test
    void whatNobodyHasApprovedIsNamed() throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(CONTENT, content);
        Path approved = content.resolve("site/themas/reis.md");
        Files.writeString(
                approved,
                Files.readString(approved)
                        .replace("checked:", "checked: 2026-11-24")
                        .replace("approvedBy:", "approvedBy: Noor"));

        assertThat(SiteContent.read(content).waiting())
                .contains("hulp.md", "let-op.md", "themas/thuis.md")
                .doesNotContain("themas/reis.md", "privacy.md");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    home.md | title: Samen | title: Tegen geweld en | home.md: title must be neutral: others see it on a phone
                    home.md | heading: Wie | kop: Wie | home.md: unknown field kop
                    aanpak.md | lead: | tekst: | aanpak.md: unknown field tekst
                    hulp.md | owner: Alliantie | owner: | hulp.md: owner is missing
                    hulp.md | approvedBy: | approvedBy: Noor | hulp.md: checked is missing: what nobody compared with its source cannot be approved
                    hulp.md | checked: | checked: 3 mei | hulp.md: checked must be written as 2026-11-24
                    hulp.md | {VEILIG_THUIS} | {POLITIE} | hulp.md: there is no help line {POLITIE} for every page: Bel Veilig Thuis vóór u gaat: {POLITIE}. Probeer in Nederland te blijven. Moet u toch mee? Geef iemand die u vertrouwt:
                    let-op.md | heading: | title: | let-op.md: heading is missing
                    themas/reis.md | Vertel uw contactpersoon | Volg uw meldcode. Vertel | themas/reis.md: Vrijwilliger names the meldcode, which binds professionals only
                    themas/reis.md | Vertel uw contactpersoon | Bel het LKHA. Vertel | themas/reis.md: only the text below Professional may name the LKHA
                    themas/reis.md | Iemand gaat mee | Bel het LKHA. Iemand gaat mee | themas/reis.md: only the text below Professional may name the LKHA
                    themas/reis.md | Volg uw meldcode | Let op | themas/reis.md: Professional must name the meldcode
                    themas/thuis.md | advies: {VEILIG_THUIS} | advies | themas/thuis.md: Vrijwilliger must name {VEILIG_THUIS}
                    themas/thuis.md | ## Professional | ## Beroep | themas/thuis.md: must have these headings of the second level, in this order: [Wat is het?, Vrijwilliger, Professional]
                    themas/thuis.md | order: 1 | order: eerst | themas/thuis.md: order must be a number from 1
                    partners.json | "funder" | "payer" | partners.json: funder is missing
                    partners.json | https://www.kis.nl | http://www.kis.nl | partners.json: source 7: link must start with https://
                    """)
    void aMistakeIsNamedByFilePlaceAndWhat(String file, String right, String wrong, String message) throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(CONTENT, content);
        Path changed = content.resolve("site").resolve(file);
        String text = Files.readString(changed);
        assertThat(text).contains(right);
        Files.writeString(changed, text.replaceFirst(java.util.regex.Pattern.quote(right), wrong));

        ContentError error = catchThrowableOfType(ContentError.class, () -> SiteContent.read(content));

        assertThat(error.lines()).contains("content/site/" + message);
    }

    @Test
    void aThemeWhoseAddressBetraysItIsRefused() throws IOException {
        Path content = folder.resolve("content");
        FileSystemUtils.copyRecursively(CONTENT, content);
        Files.move(content.resolve("site/themas/thuis.md"), content.resolve("site/themas/geweld-thuis.md"));

        ContentError error = catchThrowableOfType(ContentError.class, () -> SiteContent.read(content));

        assertThat(error.getMessage()).contains("geweld-thuis.md", "the file's name is the page's address");
    }

    static Stream<Path> pages() {
        try (Stream<Path> files = Files.walk(CONTENT.resolve("site"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageReadsEasily(Path file) {
        List<String> texts = nl.bruggenbouwer.content.MarkdownFile.read(file).blocks().stream()
                .map(Block::texts)
                .flatMap(List::stream)
                .map(Markdown::plain)
                .toList();

        if (!texts.isEmpty()) {
            assertThat(ReadingEase.of(texts)).isGreaterThanOrEqualTo(70);
        }
    }

    @Test
    void peopleAreNotReducedToWhatHappenedToThem() {
        Set<String> refused = Set.of("allochtoon", "slachtoffer", "dader", "bij hen", "eerwraak", "doelgroep");

        assertThat(SITE.texts().keySet())
                .noneMatch(text -> refused.stream()
                        .anyMatch(word -> text.toLowerCase(Locale.ROOT).contains(word)));
    }
}
