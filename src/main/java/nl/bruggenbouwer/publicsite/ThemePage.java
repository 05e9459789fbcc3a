package nl.bruggenbouwer.publicsite;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.Approval;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.content.MarkdownFile;
import nl.bruggenbouwer.web.NeutralWords;

/**
 * A theme: what it is, and two different texts on what to do. The reporting code (meldcode) binds professionals only, and the LKHA
 * advises professionals only: a victim calls Veilig Thuis.
 *
 * @param slug in the address, so neutral
 * @param title neutral: what a browser shows in its history
 */
public record ThemePage(
        String code,
        String slug,
        int order,
        String title,
        String heading,
        String lead,
        List<Block> what,
        List<Block> volunteer,
        List<Block> professional,
        Approval approval) {

    /** Talking to the family makes these dangerous: the page says stop first. */
    private static final Set<String> STOP = Set.of("HONOUR_VIOLENCE", "FORCED_MARRIAGE", "ABANDONMENT", "FGM");

    private static final List<String> SECTIONS = List.of("Wat is het?", "Vrijwilliger", "Professional");

    public boolean stop() {
        return STOP.contains(code);
    }

    static ThemePage read(Path path) {
        MarkdownFile file = MarkdownFile.read(path);
        ContentObject head = file.head();
        head.allow("code", "order", "title", "heading", "lead", "source", "owner", "checked", "approvedBy");
        String slug = String.valueOf(path.getFileName()).replace(".md", "");
        if (!slug.matches("[a-z][a-z-]*") || !NeutralWords.neutral(slug.replace('-', ' '))) {
            head.mistake("the file's name is the page's address: small letters and -, and neutral");
        }
        List<List<Block>> sections = sections(head, file.blocks());
        checkAdvice(head, sections);
        ThemePage page = new ThemePage(
                head.code(),
                slug,
                order(head),
                SitePage.neutral(head, "title"),
                head.text("heading"),
                head.text("lead"),
                sections.get(0),
                sections.get(1),
                sections.get(2),
                Approval.read(head));
        head.file().failOnMistakes();
        return page;
    }

    private static int order(ContentObject head) {
        String order = head.word("order");
        if (!order.matches("[1-9][0-9]?")) {
            head.mistake("order must be a number from 1");
            return 0;
        }
        return Integer.parseInt(order);
    }

    private static List<List<Block>> sections(ContentObject head, List<Block> blocks) {
        List<List<Block>> sections = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> names = new ArrayList<>();
        for (Block block : blocks) {
            if (block.kind() == Block.Kind.SECTION) {
                names.add(block.text());
            } else if (names.isEmpty() || names.size() > SECTIONS.size()) {
                head.mistake("every text belongs below one of the headings " + SECTIONS);
            } else {
                sections.get(names.size() - 1).add(block);
            }
        }
        if (!names.equals(SECTIONS)) {
            head.mistake("must have these headings of the second level, in this order: " + SECTIONS);
        }
        return sections;
    }

    private static void checkAdvice(ContentObject head, List<List<Block>> sections) {
        String volunteer = words(sections.get(1));
        if (volunteer.contains("meldcode")) {
            head.mistake("Vrijwilliger names the meldcode, which binds professionals only");
        }
        if (!volunteer.contains("{VEILIG_THUIS}")) {
            head.mistake("Vrijwilliger must name {VEILIG_THUIS}");
        }
        if (!words(sections.get(2)).contains("meldcode")) {
            head.mistake("Professional must name the meldcode");
        }
        if ((words(sections.get(0)) + volunteer).contains("LKHA")) {
            head.mistake("only the text below Professional may name the LKHA");
        }
    }

    private static String words(List<Block> blocks) {
        return String.join(
                " ", blocks.stream().flatMap(block -> block.texts().stream()).toList());
    }

    /** Every Dutch text that is translated. */
    List<String> texts() {
        return Stream.concat(
                        Stream.of(title, heading, lead),
                        Stream.of(what, volunteer, professional)
                                .flatMap(List::stream)
                                .flatMap(block -> block.texts().stream()))
                .toList();
    }
}
