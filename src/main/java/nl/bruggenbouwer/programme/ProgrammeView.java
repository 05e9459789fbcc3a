package nl.bruggenbouwer.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.calendar.Warning;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.outcomes.Outcomes;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * A programme as its page shows it.
 *
 * @param programme null = nothing in it yet
 * @param changedBy who changed it last; empty when not known
 * @param ofAlliance hours and estimate are for who makes the quote
 * @param outcome of the newest released scan
 * @param wishes in order of place
 * @param uncovered those that need an answer and have none yet
 * @param menu what can be chosen
 * @param offers the chosen versions of the menu, by id
 * @param themes words by code
 * @param days what to know of the days of its sessions
 * @param latest the version that was laid before the sides last
 * @param others earlier programmes of this area that can be copied, with the name of their traject
 */
public record ProgrammeView(
        Area area,
        Engagement engagement,
        @Nullable Programme programme,
        String changedBy,
        boolean mayChange,
        boolean ofAlliance,
        Optional<Outcomes> outcome,
        List<Wish> wishes,
        List<Wish> uncovered,
        List<Suggested> suggestions,
        List<Offer> menu,
        Map<UUID, Offer> offers,
        Map<String, String> themes,
        Hours hours,
        Readiness ready,
        Map<LocalDate, List<Warning>> days,
        Optional<Latest> latest,
        Map<UUID, String> others) {

    private static final String UNKNOWN_REGION = "UNKNOWN_REGION";

    /** So many of the largest wishes stand in the plan. */
    public static final int LARGEST = 8;

    /**
     * A version that was laid before the sides.
     *
     * @param version its number
     * @param agreedAt null = not yet
     * @param inForce the number of the version that is in force; 0 = none
     */
    public record Latest(
            UUID id, int version, int revision, @Nullable Instant agreedAt, int inForce) {}

    public String address() {
        return "/" + area.slug() + "/traject/" + engagement.id() + "/programma";
    }

    public Content content() {
        return programme == null ? Content.EMPTY : programme.content();
    }

    /** A new id for a form, so that sending it twice adds one item. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    /** The wishes that the plan shows among the largest, and that have no answer and need none: others came first. */
    public List<Wish> notChosen() {
        Set<String> largest = outcome.stream()
                .flatMap(found -> found.wishes().stream()
                        .filter(wish -> found.largest().first(LARGEST).items().contains(wish.place())))
                .map(wish -> wish.figure().code())
                .collect(Collectors.toSet());
        return wishes.stream()
                .filter(wish -> largest.contains(wish.code()))
                .filter(wish -> !content().covers(wish.code()) && !uncovered.contains(wish))
                .toList();
    }

    /** The words of a wish; the code when it is no longer among the wishes. */
    public String wish(String code) {
        return wishes.stream()
                .filter(wish -> wish.code().equals(code))
                .map(Wish::words)
                .findFirst()
                .orElse(code);
    }

    /** The words of what can be ticked or chosen on the form of an item, by field and value. */
    BinaryOperator<String> words(Text t) {
        return PlanWords.ofForm(this::wish, themes, t);
    }

    /** Keys of what to know of a day before something is planned on it; that the region is not known is said once for all days. */
    public List<String> warnings(LocalDate day) {
        return days.getOrDefault(day, List.of()).stream()
                .filter(warning -> !warning.code().equals(UNKNOWN_REGION))
                .map(Warning::nameKey)
                .toList();
    }

    /** Whether there are days of which it is not known in which school holidays they fall. */
    public boolean regionUnknown() {
        return days.values().stream()
                .flatMap(List::stream)
                .anyMatch(warning -> warning.code().equals(UNKNOWN_REGION));
    }

    /** What was chosen from the menu for this item. */
    public Optional<Offer> offer(Item item) {
        return Optional.ofNullable(item.offer()).map(offers::get);
    }
}
