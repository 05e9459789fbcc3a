package nl.bruggenbouwer.programme;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.meeting.Meetings;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.outcomes.Outcomes;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;

/** What people wish, and what of the menu and of working together fits it: by rules, each with its reason. People decide. */
@Component
class Wishes {

    /** The first places, as many as hold at most this many wishes, have to be answered, beside all common wishes. */
    private static final int FIRST = 5;

    /** The wish that offers of the menu answer. */
    private static final String TRAINING = "NEED_SUPPORT.TRAINING";

    private final Meetings meetings;

    Wishes(Meetings meetings) {
        this.meetings = meetings;
    }

    /** The wishes as the meeting ranked them, then the other ones of the outcome without place; all of the outcome when nobody voted. */
    List<Wish> of(AreaId area, Engagement engagement, Optional<Outcomes> outcome) {
        List<Outcomes.Wish> found = outcome.map(Outcomes::wishes).orElse(List.of());
        Set<String> common = found.stream()
                .filter(Outcomes.Wish::common)
                .map(wish -> wish.figure().code())
                .collect(Collectors.toSet());
        List<Wish> all = new ArrayList<>();
        meetings.wishes(area, engagement.id())
                .forEach(wish ->
                        all.add(new Wish(wish.code(), wish.words(), wish.place(), common.contains(wish.code()))));
        Set<String> voted = all.stream().map(Wish::code).collect(Collectors.toSet());
        found.stream()
                .filter(wish -> !voted.contains(wish.figure().code()))
                .forEach(wish -> all.add(new Wish(
                        wish.figure().code(),
                        wish.figure().label(),
                        voted.isEmpty() ? wish.place().place() : 0,
                        wish.common())));
        return all;
    }

    /** The wishes that a programme has to answer, and does not. */
    static List<Wish> uncovered(List<Wish> wishes, Content content) {
        return wishes.stream()
                .filter(wish -> wish.common() || wish.place() > 0 && upTo(wish, wishes) <= FIRST)
                .filter(wish -> !content.covers(wish.code()))
                .toList();
    }

    private static long upTo(Wish last, List<Wish> wishes) {
        return wishes.stream()
                .filter(wish -> wish.place() > 0 && wish.place() <= last.place())
                .count();
    }

    /**
     * What fits the wishes without an answer, and the outcome; not what is in the programme already. An offer of the menu answers
     * the wish for training, as long as that has no answer.
     */
    static List<Suggested> suggestions(
            Optional<Outcomes> outcome, List<Wish> uncovered, Content content, Collection<Offer> chosen, Text t) {
        List<Suggested> all = new ArrayList<>();
        uncovered.stream().flatMap(wish -> forWish(wish, t)).forEach(all::add);
        boolean training = uncovered.stream().anyMatch(wish -> wish.code().equals(TRAINING));
        outcome.stream()
                .map(Outcomes::suggestions)
                .flatMap(List::stream)
                .map(suggestion -> new Suggested(
                        suggestion.offer() == null
                                ? Item.Kind.SUPPORT
                                : Item.Kind.TRAINING, // a meeting apart is no training
                        Objects.requireNonNullElse(suggestion.offer(), ""),
                        suggestion.item(),
                        training && suggestion.offer() != null ? TRAINING : "",
                        String.join(" ", suggestion.reasons())))
                .filter(suggestion -> suggestion.offer().isEmpty()
                        ? content.items().stream()
                                .noneMatch(item -> item.title().equals(suggestion.title()))
                        : chosen.stream().noneMatch(offer -> offer.code().equals(suggestion.offer())))
                .forEach(all::add);
        return all;
    }

    /** A wish for support, a bridge or advice asks for an item of working together; for training the outcome points to the menu. */
    private static Stream<Suggested> forWish(Wish wish, Text t) {
        String reason = wish.why(t);
        return Stream.of(Item.Kind.SUPPORT, Item.Kind.BRIDGE, Item.Kind.ADVICE)
                .filter(kind -> wish.code().startsWith("NEED_" + kind + "."))
                .filter(kind -> !wish.code().equals(TRAINING))
                .map(kind -> new Suggested(kind, "", wish.words(), wish.code(), reason));
    }
}
