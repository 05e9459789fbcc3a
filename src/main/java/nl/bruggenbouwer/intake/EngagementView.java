package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.identity.RoleHolder;
import org.jspecify.annotations.Nullable;

/**
 * One traject as its page shows it.
 *
 * @param mayChange the person leads trajects here; others read
 * @param coordinators of this area
 * @param names of the people in it
 * @param partners names by code
 * @param themes texts by code
 * @param talks its first talks, in order of their day
 */
public record EngagementView(
        Area area,
        Engagement engagement,
        LocalDate today,
        boolean mayChange,
        List<RoleHolder> coordinators,
        Map<UUID, String> names,
        List<Agreement> agreements,
        List<FreeHours> hours,
        List<DatePoll> polls,
        Map<String, String> partners,
        Map<String, String> themes,
        List<Talk> talks) {

    public String address() {
        return "/" + area.slug() + "/traject/" + engagement.id();
    }

    public Fact.Kind state() {
        return engagement.state(today);
    }

    public String name(@Nullable UUID account) {
        return account == null ? "" : names.getOrDefault(account, "");
    }

    /** A new id for a form, so that sending it twice adds one row. */
    public String key() {
        return UUID.randomUUID().toString();
    }

    public String today(Map<String, String> typed, String field) {
        return typed.getOrDefault(field, today.toString());
    }

    /** The kinds with a step, as a list to choose from. */
    public static List<Fact.Kind> steps() {
        return Stream.of(Fact.Kind.values()).filter(kind -> kind.step() != null).toList();
    }

    /** The coordinators by id, as a list to choose from. */
    public Map<String, String> people() {
        return coordinators.stream()
                .collect(Collectors.toMap(
                        person -> person.account().toString(), RoleHolder::name, (a, b) -> a, LinkedHashMap::new));
    }

    /** Minutes by partner, for partners that did anything. */
    public Map<String, Integer> minutes() {
        return hours.stream()
                .collect(Collectors.groupingBy(
                        FreeHours::partner, TreeMap::new, Collectors.summingInt(FreeHours::minutes)));
    }

    public String partner(String code) {
        return partners.getOrDefault(code, code);
    }

    /** The accounts that a traject names. */
    static Collection<UUID> accounts(Engagement engagement) {
        return Stream.concat(
                        Stream.of(engagement.owner()),
                        Stream.concat(
                                Stream.ofNullable(engagement.next()).map(Engagement.NextAction::owner),
                                engagement.facts().stream()
                                        .flatMap(fact -> Stream.concat(
                                                Stream.ofNullable(fact.by()),
                                                fact.kind() == Fact.Kind.HANDED_OVER
                                                        ? Stream.ofNullable(fact.subject())
                                                        : Stream.of()))))
                .collect(Collectors.toSet());
    }
}
