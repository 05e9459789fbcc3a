package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.calendar.Calendar;
import nl.bruggenbouwer.calendar.Region;
import nl.bruggenbouwer.calendar.Warning;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Talks;
import nl.bruggenbouwer.meeting.Meetings;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.outcomes.Outcomes;
import nl.bruggenbouwer.outcomes.ReleasedOutcomes;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import org.springframework.stereotype.Component;

/** Gathers what the pages of a programme show. */
@Component
class ProgrammeScreen {

    private final ProgrammeSql sql;
    private final PlanSql plans;
    private final Engagements engagements;
    private final Wishes wishes;
    private final ReleasedOutcomes outcomes;
    private final Menu menu;
    private final Accounts accounts;
    private final Calendar calendar;
    private final Talks talks;
    private final Meetings meetings;
    private final Network network;
    private final Map<String, String> themes = new LinkedHashMap<>();

    ProgrammeScreen(
            ProgrammeSql sql,
            PlanSql plans,
            Engagements engagements,
            Wishes wishes,
            ReleasedOutcomes outcomes,
            Menu menu,
            Accounts accounts,
            Calendar calendar,
            Talks talks,
            Meetings meetings,
            Network network,
            Settings settings) {
        this.sql = sql;
        this.plans = plans;
        this.engagements = engagements;
        this.wishes = wishes;
        this.outcomes = outcomes;
        this.menu = menu;
        this.accounts = accounts;
        this.calendar = calendar;
        this.talks = talks;
        this.meetings = meetings;
        this.network = network;
        for (Theme theme : QuestionnaireFile.read(settings.content().resolve("quickscan/basis.json"))
                .themes()) {
            themes.put(theme.code(), theme.text());
        }
    }

    /** Words of the themes, by code. */
    Map<String, String> themes() {
        return themes;
    }

    Engagement find(Area area, UUID engagement) {
        return engagements.find(area.id(), engagement).orElseThrow(NotFound::new);
    }

    ProgrammeView view(Area area, UUID traject, Member member, Text t) {
        Engagement engagement = find(area, traject);
        Programme programme = sql.of(area.id(), traject).orElse(null);
        Content content = programme == null ? Content.EMPTY : programme.content();
        Map<UUID, Offer> offers = content.items().stream()
                .map(Item::offer)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.toMap(id -> id, menu::version));
        Optional<Outcomes> outcome = outcomes.latest(area.id(), traject, t);
        List<Wish> wished = wishes.of(area.id(), engagement, outcome);
        List<Wish> uncovered = Wishes.uncovered(wished, content);
        boolean mayChange = member.is(Role.COORDINATOR, area.id());
        return new ProgrammeView(
                area,
                engagement,
                programme,
                programme == null ? "" : accounts.names(List.of(programme.by())).getOrDefault(programme.by(), ""),
                mayChange,
                member.ofAlliance(area.id()),
                outcome,
                wished,
                uncovered,
                mayChange ? Wishes.suggestions(outcome, uncovered, content, offers.values(), t) : List.of(),
                mayChange ? menu.current() : List.of(),
                offers,
                themes,
                Hours.of(content, offers),
                Readiness.of(content, wished, uncovered),
                days(area, content),
                plans.latest(area.id(), traject),
                mayChange ? others(area, traject) : Map.of());
    }

    /** Who takes part, by side, as everybody may read it: those of the talks, and those that are to agree. */
    Map<Side, Set<String>> parties(Area area, UUID traject, Text t) {
        Map<Side, Set<String>> all = new EnumMap<>(Side.class);
        all.computeIfAbsent(Side.MUNICIPALITY, side -> new TreeSet<>()).add(t.get("plan.municipality", area.name()));
        talks.parties(area.id(), traject)
                .forEach(one ->
                        all.computeIfAbsent(one.side(), side -> new TreeSet<>()).add(one.name()));
        meetings.representatives(area.id(), traject).stream()
                .flatMap(one -> network.find(area.id(), one, Sight.EVERYTHING).stream())
                .forEach(one -> all.computeIfAbsent(Side.INFORMAL, side -> new TreeSet<>())
                        .add(PlanWords.label(one.name(), one.hidden(), t)));
        return all;
    }

    private Map<LocalDate, List<Warning>> days(Area area, Content content) {
        Region region = calendar.region(area).orElse(null);
        return content.items().stream()
                .flatMap(item -> item.sessions().stream())
                .map(Item.PlannedSession::day)
                .distinct()
                .collect(Collectors.toMap(day -> day, day -> calendar.warnings(day, region)));
    }

    private Map<UUID, String> others(Area area, UUID traject) {
        Map<UUID, String> titles =
                engagements.in(area.id()).stream().collect(Collectors.toMap(Engagement::id, Engagement::title));
        Map<UUID, String> others = new LinkedHashMap<>();
        sql.filled(area.id()).stream()
                .filter(other -> !other.equals(traject))
                .forEach(other -> others.put(other, titles.getOrDefault(other, "")));
        return others;
    }
}
