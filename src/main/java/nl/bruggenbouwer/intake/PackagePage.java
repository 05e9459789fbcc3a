package nl.bruggenbouwer.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.content.MarkdownFile;
import nl.bruggenbouwer.privacy.Retentions;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * What a municipality forwards to its privacy officer and its buyers (inkoop- en privacypakket), as one PDF: content/pakket.md,
 * what was agreed in a talk with the municipality, the periods that this program keeps to, and the accessibility statement of the site.
 */
@Controller
class PackagePage {

    /** Code of the block of content/talks.json that asks who is responsible, and for what a contract is needed. */
    private static final String PRIVACY = "PRIVACY";

    private final Package words;
    private final List<Block> accessibility;
    private final Retentions retentions;
    private final EngagementScreen screen;
    private final TalkSql talks;

    PackagePage(Settings settings, Retentions retentions, EngagementScreen screen, TalkSql talks) {
        this.words = Package.read(settings.content().resolve("pakket.md"));
        this.accessibility = MarkdownFile.read(settings.content().resolve("site/toegankelijkheid.md"))
                .blocks();
        this.retentions = retentions;
        this.screen = screen;
        this.talks = talks;
    }

    /**
     * The text as somebody wrote it.
     *
     * @param lawyer who of the law checked it; null = nobody yet, and the PDF says so
     */
    record Package(String title, String lead, @Nullable String lawyer, List<Block> blocks) {

        static Package read(Path path) {
            MarkdownFile file = MarkdownFile.read(path);
            ContentObject head = file.head();
            head.allow("title", "lead", "lawyer");
            Package read =
                    new Package(head.text("title"), head.text("lead"), head.optionalText("lawyer"), file.blocks());
            head.file().failOnMistakes();
            return read;
        }
    }

    /** What the last talk with the municipality in which privacy was filled in says of it; without one, nothing. */
    private List<TalkReport.Line> agreed(Page page, Area area, UUID engagement) {
        return talks.of(area.id(), engagement).stream()
                .filter(talk -> talk.kind() == Talk.Kind.MUNICIPALITY
                        && !talk.cancelled()
                        && talk.filled().contains(PRIVACY))
                .reduce((earlier, later) -> later)
                .map(talk -> agreed(page, talk))
                .orElse(List.of());
    }

    private List<TalkReport.Line> agreed(Page page, Talk talk) {
        Talk.Filled filled = talks.blocks(talk.area(), talk.id()).getOrDefault(PRIVACY, Talk.Filled.NOTHING);
        return talk.form().block(PRIVACY).stream()
                .flatMap(block -> block.fields().stream())
                .filter(TalkForm.Field::reported)
                .map(field -> new TalkReport.Line(field.label(), TalkView.words(field, filled, page.t())))
                .toList();
    }

    @GetMapping("/{area}/traject/{id}/pakket")
    ResponseEntity<byte[]> pdf(Page page, Area area, @PathVariable UUID id) {
        screen.find(area, id);
        String body = page.text(
                "intake/package",
                Map.of(
                        "area", area,
                        "title", words.title(),
                        "lead", words.lead(),
                        "lawyer", words.lawyer() == null ? "" : words.lawyer(),
                        "blocks", words.blocks(),
                        "agreed", agreed(page, area, id),
                        "terms", retentions.terms(),
                        "accessibility", accessibility,
                        "day", page.t().date(screen.today())));
        return Download.of("application/pdf", "inkoop-en-privacypakket.pdf", Pdf.render(body, words.title(), "nl"));
    }
}
