package nl.bruggenbouwer.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.intake.SeedIntake;
import nl.bruggenbouwer.meeting.Meetings;
import nl.bruggenbouwer.meeting.SeedMeeting;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.programme.SeedProgramme;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A second traject of the demo area that is further: its joint meeting was held and its programme is composed, from
 * content/demo/meeting.json. In the first one visitors do that themselves.
 */
@Component
@OnlyInTheDemo
@Order(DemoContent.ORDER + 30)
class DemoMeeting implements ApplicationRunner {

    private static final UUID TRAJECT = UUID.nameUUIDFromBytes("demo meeting".getBytes(StandardCharsets.UTF_8));

    private final DemoContent content;
    private final DemoScans scans;
    private final Areas areas;
    private final SeedIntake intake;
    private final SeedMeeting meeting;
    private final SeedProgramme programme;
    private final Meetings meetings;
    private final Network network;
    private final Invented invented;

    DemoMeeting(
            DemoContent content,
            DemoScans scans,
            Areas areas,
            SeedIntake intake,
            SeedMeeting meeting,
            SeedProgramme programme,
            Meetings meetings,
            Network network,
            Settings settings) {
        this.content = content;
        this.scans = scans;
        this.areas = areas;
        this.intake = intake;
        this.meeting = meeting;
        this.programme = programme;
        this.meetings = meetings;
        this.network = network;
        this.invented = JsonMapper.shared()
                .readValue(settings.content().resolve("demo/meeting.json").toFile(), Invented.class);
    }

    /**
     * What the file says.
     *
     * @param people how many of each side came, in the order of {@link Side}
     * @param votes how many of them gave points, by wish
     */
    private record Invented(
            String about,
            String traject,
            Map<Fact.Kind, Integer> daysAgo,
            SeedMeeting.Told meeting,
            Set<String> representatives,
            List<Integer> people,
            Map<String, List<Integer>> votes,
            SeedProgramme.Draft programme) {}

    @Override
    public void run(ApplicationArguments arguments) {
        Area area = area();
        UUID by = content.account(DemoPerson.COORDINATOR);
        intake.earlier(area, TRAJECT, invented.traject(), invented.daysAgo(), by);
        scans.closedOf(TRAJECT);
        Set<UUID> representatives = Tenancy.in(area.id(), () -> network.choices(area.id(), Sight.EVERYTHING)).stream()
                .filter(choice -> invented.representatives().contains(choice.name()))
                .map(Network.Choice::id)
                .collect(Collectors.toSet());
        meeting.hold(area.id(), TRAJECT, invented.meeting(), voters(), representatives, by);
        programme.compose(area.id(), TRAJECT, invented.programme(), by);
    }

    private Area area() {
        return areas.bySlug(DemoContent.SLUG).orElseThrow();
    }

    /** People who together vote as the file says. */
    private List<SeedMeeting.Voter> voters() {
        List<SeedMeeting.Voter> voters = new ArrayList<>();
        for (Side side : Side.values()) {
            int people = invented.people().get(side.ordinal());
            for (int i = 0; i < people; i++) {
                List<String> wishes = new ArrayList<>();
                int turn = i;
                for (Map.Entry<String, List<Integer>> vote : invented.votes().entrySet()) {
                    if (turn % people < vote.getValue().get(side.ordinal())) {
                        wishes.add(vote.getKey());
                    }
                    turn += people / 2; // not always the same people
                }
                voters.add(new SeedMeeting.Voter(side, wishes));
            }
        }
        return voters;
    }

    /** Where the meeting is. */
    String meeting() {
        Area area = area();
        return Tenancy.in(area.id(), () -> meetings.latest(area.id(), TRAJECT))
                .map(held -> "/" + area.slug() + "/bijeenkomst/" + held.id())
                .orElseThrow(NotFound::new);
    }

    /** Where the programme is. */
    String programme() {
        return "/" + DemoContent.SLUG + "/traject/" + TRAJECT + "/programma";
    }

    /** The wishes, the one with most heads first. */
    List<Compared> compared(String language) {
        Map<String, Integer> heads = new LinkedHashMap<>();
        invented.votes()
                .forEach((wish, people) -> heads.put(
                        wish, people.stream().mapToInt(Integer::intValue).sum()));
        Area area = area();
        return Tenancy.in(area.id(), () -> meetings.wishes(area.id(), TRAJECT, language)).stream()
                .map(voted -> {
                    int own = heads.getOrDefault(voted.code(), 0);
                    int before = (int)
                            heads.values().stream().filter(more -> more > own).count();
                    return new Compared(
                            voted.words(),
                            before + 1,
                            own,
                            invented.votes().getOrDefault(voted.code(), List.of()),
                            voted.place(),
                            voted.tenths());
                })
                .sorted(Comparator.comparingInt(Compared::place))
                .toList();
    }

    /** How many people of each side came, in the order of {@link Side}. */
    List<Integer> people() {
        return invented.people();
    }
}
