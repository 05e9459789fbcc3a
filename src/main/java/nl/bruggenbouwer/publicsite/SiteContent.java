package nl.bruggenbouwer.publicsite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.Approval;
import nl.bruggenbouwer.content.Block;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.content.MarkdownFile;
import nl.bruggenbouwer.web.HelpLines;

/**
 * The public site as people write it, in the folder content/site. Every mistake in a file is named in the error.
 *
 * @param pages by the name of their file
 * @param warning for the themes where talking to the family is dangerous
 */
public record SiteContent(Map<String, SitePage> pages, Warning warning, List<ThemePage> themes, Partners partners) {

    /** A question, and what not to do when the answer may be yes. Shown even when nobody has approved it: without it is worse. */
    public record Warning(String heading, List<Block> blocks, Approval approval) {

        static Warning read(Path path) {
            MarkdownFile file = MarkdownFile.read(path);
            ContentObject head = file.head();
            head.allow("heading", "source", "owner", "checked", "approvedBy");
            Warning warning = new Warning(head.text("heading"), file.blocks(), Approval.read(head));
            head.file().failOnMistakes();
            return warning;
        }
    }

    private static final List<String> PAGES =
            List.of("home", "aanpak", "themas", "menukaart", "wie-zijn-wij", "hulp", "privacy", "toegankelijkheid");
    private static final Pattern NAMED = Pattern.compile("\\{([^}]*)}");

    /** Reads and checks the folder content. */
    public static SiteContent read(Path content) {
        Path site = content.resolve("site");
        Map<String, SitePage> pages = new LinkedHashMap<>();
        for (String name : PAGES) {
            pages.put(name, SitePage.read(site.resolve(name + ".md"), name.equals("hulp")));
        }
        SiteContent read = new SiteContent(
                pages,
                Warning.read(site.resolve("let-op.md")),
                themes(site.resolve("themas")),
                Partners.read(site.resolve("partners.json")));
        read.checkHelpLines(content);
        return read;
    }

    private static List<ThemePage> themes(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .map(ThemePage::read)
                    .sorted(Comparator.comparing(ThemePage::order))
                    .toList();
        } catch (IOException e) {
            throw new ContentError(List.of(ContentFile.nameOf(folder) + ": the folder cannot be read"));
        }
    }

    /** A text may name a help line by its code, when that line stands on every page. */
    private void checkHelpLines(Path content) {
        Set<String> known = HelpLines.read(content.resolve("help.json")).stream()
                .filter(HelpLines.Line::everywhere)
                .map(HelpLines.Line::code)
                .collect(Collectors.toSet());
        List<String> mistakes = texts().entrySet().stream()
                .flatMap(text -> NAMED.matcher(text.getKey())
                        .results()
                        .filter(code -> !known.contains(code.group(1)))
                        .map(code -> "content/" + text.getValue() + ": there is no help line " + code.group()
                                + " for every page: " + text.getKey()))
                .toList();
        if (!mistakes.isEmpty()) {
            throw new ContentError(mistakes);
        }
    }

    /** The page of a file without .md. */
    public SitePage page(String name) {
        SitePage page = pages.get(name);
        if (page == null) {
            throw new IllegalArgumentException("No page " + name);
        }
        return page;
    }

    Optional<ThemePage> theme(String slug) {
        return themes.stream().filter(theme -> theme.slug().equals(slug)).findFirst();
    }

    /** The files with safety texts that nobody of the LKHA or Veilig Thuis has approved. */
    List<String> waiting() {
        Map<String, Approval> approvals = new LinkedHashMap<>();
        pages.forEach((name, page) -> {
            if (page.approval() != null) {
                approvals.put(name + ".md", page.approval());
            }
        });
        approvals.put("let-op.md", warning.approval());
        themes.forEach(theme -> approvals.put("themas/" + theme.slug() + ".md", theme.approval()));
        return approvals.entrySet().stream()
                .filter(file -> !file.getValue().given())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Every Dutch text that visitors see, with the file where it stands. */
    public Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        pages.forEach((name, page) -> page.texts().forEach(text -> texts.putIfAbsent(text, "site/" + name + ".md")));
        texts.putIfAbsent(warning.heading(), "site/let-op.md");
        warning.blocks().forEach(block -> block.texts().forEach(text -> texts.putIfAbsent(text, "site/let-op.md")));
        themes.forEach(theme ->
                theme.texts().forEach(text -> texts.putIfAbsent(text, "site/themas/" + theme.slug() + ".md")));
        partners.texts().forEach(text -> texts.putIfAbsent(text, "site/partners.json"));
        return texts;
    }
}
