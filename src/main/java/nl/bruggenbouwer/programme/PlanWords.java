package nl.bruggenbouwer.programme;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import nl.bruggenbouwer.web.Text;
import org.springframework.http.ResponseEntity;
import org.springframework.web.util.HtmlUtils;

/** A plan as people read it, on paper and on a screen. */
final class PlanWords {

    private PlanWords() {}

    /** An organisation as everybody who reads the plan may know it. */
    static String label(String name, boolean hidden, Text t) {
        return hidden ? t.get("plan.organisation.hidden") : name;
    }

    /**
     * The words of what can be ticked or chosen on the form of an item, by field and value.
     *
     * @param wish the words of a wish, by code
     * @param themes words by code
     */
    static BinaryOperator<String> ofForm(UnaryOperator<String> wish, Map<String, String> themes, Text t) {
        return (field, value) -> switch (field) {
            case "wens" -> wish.apply(value);
            case "thema" -> themes.getOrDefault(value, value);
            case "zijde" -> t.get("qs.side." + value);
            case "doel" -> t.get("programme.aim." + value);
            case "vorm" -> t.get("programme.form." + value);
            case "online" -> t.get("programme.online");
            case "tolk" -> t.get("programme.interpreter");
            case "dag" -> Input.day(value).map(t::weekday).orElse(value);
            default -> value;
        };
    }

    /** The decision about a version, in sentences: how far it is, and who agreed when. Nobody's objection is in it. */
    static List<String> decision(PlanVersion version, Text t) {
        return decision(version, Map.of(), t);
    }

    /** @param names of parties under another name than all may read */
    static List<String> decision(PlanVersion version, Map<UUID, String> names, Text t) {
        List<String> all = new ArrayList<>();
        Instant agreed = version.agreedAt();
        all.add(t.get("plan.decision.version", version.version(), t.date(version.proposedAt())));
        if (agreed != null) {
            boolean ended = version.endedAt() != null;
            all.add(t.get(ended ? "plan.decision.lapsed" : "plan.decision.agreed", t.date(agreed)));
        } else {
            all.add(t.get("plan.decision." + version.state()));
        }
        for (PlanParty party : version.parties()) {
            all.add(party(party, names.getOrDefault(party.id(), party.label()), t));
        }
        PlanVersion.Remark remark = version.remark();
        if (remark != null) {
            all.add(t.get("plan.decision.remarked", t.date(remark.at())));
        } else if (version.remarkUntil() != null && version.openedAt() != null) {
            all.add(t.get("plan.decision.unremarked", t.date(version.remarkUntil())));
        }
        return all;
    }

    private static String party(PlanParty party, String name, Text t) {
        Instant answered = party.answeredAt();
        if (party.passedOver() != null) {
            return t.get("plan.decision.party.passed", name, party.passedOver());
        }
        if (answered == null) {
            return t.get("plan.decision.party.none", name);
        }
        return t.get(
                party.agrees() ? "plan.decision.party.agreed" : "plan.decision.party.objected", name, t.date(answered));
    }

    /** Its text as HTML, with the decision in its place. */
    static String body(PlanVersion version, Text dutch) {
        return body(version.body(), decision(version, dutch));
    }

    static String body(String body, List<String> decision) {
        String html = decision.stream()
                .map(sentence -> HtmlUtils.htmlEscape(sentence, "UTF-8"))
                .collect(Collectors.joining("<br/>"));
        return body.replace(PlanVersion.DECISION, html);
    }

    /** On paper, under a name that betrays nothing. */
    static ResponseEntity<byte[]> pdf(Page page, String area, Instant at, String body) {
        Page dutch = page.in("nl");
        String whole = dutch.text("programme/pdf", Map.of("area", area, "at", at, "body", body));
        return Download.of(
                "application/pdf", "programma.pdf", Pdf.render(whole, dutch.t().get("plan.title"), "nl"));
    }
}
