package nl.bruggenbouwer.outcomes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.disclosure.Exchange;
import nl.bruggenbouwer.disclosure.Finding;
import nl.bruggenbouwer.disclosure.Group;
import nl.bruggenbouwer.disclosure.Matches;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.ExchangeItem;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.Theme;
import nl.bruggenbouwer.web.Text;

/** Who can do what for whom, and who can learn from whom, in sentences. */
final class Said {

    private final Questionnaire questionnaire;
    private final Published published;
    private final Text t;

    Said(Questionnaire questionnaire, Published published, Text t) {
        this.questionnaire = questionnaire;
        this.published = published;
        this.t = t;
    }

    List<Outcomes.Said> exchange() {
        Map<String, ExchangeItem> items =
                questionnaire.exchange().stream().collect(Collectors.toMap(ExchangeItem::code, Function.identity()));
        List<Exchange> rows = questionnaire.exchange().stream()
                .map(item -> new Exchange(item.code(), item.needCode(), item.offerCode()))
                .toList();
        return Matches.of(published, rows).stream()
                // with one group in all, "within the own group" says nothing
                .filter(finding -> finding.type() != Finding.Type.OWN_SIDE
                        || published.groups().size() > 1)
                .map(finding -> item(finding, Objects.requireNonNull(items.get(finding.item()))))
                .toList();
    }

    List<Outcomes.Said> themes() {
        Map<String, Theme> themes =
                questionnaire.themes().stream().collect(Collectors.toMap(Theme::code, Function.identity()));
        List<Exchange> rows = questionnaire.themes().stream()
                .map(theme ->
                        new Exchange(theme.code(), "THEMES_LEARN." + theme.code(), "THEMES_CONFIDENT." + theme.code()))
                .toList();
        return Matches.of(published, rows).stream()
                .filter(finding -> finding.type() == Finding.Type.MATCH)
                .map(finding -> said(
                        finding,
                        t.of(Objects.requireNonNull(themes.get(finding.item())).text()),
                        sentence("outcome.learn", needing(finding), ""),
                        sentence("outcome.confident", offering(finding), "")))
                .toList();
    }

    private Outcomes.Said item(Finding finding, ExchangeItem item) {
        return said(
                finding,
                t.of(item.need()),
                phrase("outcome.wants", needing(finding), "outcome.need." + item.code(), item.need()),
                phrase("outcome.can", offering(finding), "outcome.offer." + item.code(), item.offer()));
    }

    private static Outcomes.Said said(Finding finding, String item, String need, String offer) {
        return new Outcomes.Said(finding.type(), item, need, offer);
    }

    /** Own words for the items that this program knows; the questionnaire's words for new ones. */
    private String phrase(String pattern, List<Group> groups, String key, String text) {
        return t.has(key) ? sentence(pattern, groups, t.get(key)) : sentence(pattern + ".this", groups, text);
    }

    private String sentence(String pattern, List<Group> groups, String what) {
        if (groups.isEmpty()) {
            return "";
        }
        // groups that were shown together or apart are called by their sides
        String sides = groups.stream()
                .flatMap(group -> group.sides().stream())
                .distinct()
                .sorted()
                .map(Side::name)
                .collect(Collectors.joining("_"));
        boolean one = sides.equals("MUNICIPALITY");
        String who = t.get("outcome.who." + sides);
        String sentence = t.get(pattern + (one ? ".one" : ".more"), who, what);
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }

    private static List<Group> needing(Finding finding) {
        return finding.type() == Finding.Type.MATCH
                ? finding.matches().stream()
                        .map(Finding.Match::needing)
                        .distinct()
                        .toList()
                : finding.needing();
    }

    private static List<Group> offering(Finding finding) {
        return finding.type() == Finding.Type.MATCH
                ? finding.matches().stream()
                        .map(Finding.Match::offering)
                        .distinct()
                        .toList()
                : finding.offering();
    }
}
