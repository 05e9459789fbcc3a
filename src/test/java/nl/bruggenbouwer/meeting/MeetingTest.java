package nl.bruggenbouwer.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true") // serves the languages that nobody has approved yet
class MeetingTest {

    @Autowired
    People people;

    @Autowired
    Scans scans;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    Engagements engagements;

    @Autowired
    JointMeetingSql meetings;

    @Autowired
    RoomSql room;

    @Autowired
    Meetings facade;

    @Autowired
    Network network;

    @Autowired
    LeadMeeting lead;

    @Autowired
    LeadRound rounds;

    @Autowired
    TakePart part;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate webTransaction;

    @LocalServerPort
    int port;

    private final UUID me = UUID.randomUUID();
    private Area area;
    private Browser coordinator;
    private UUID engagement;

    @BeforeEach
    void aTraject() {
        area = scans.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        engagement = in(() -> webTransaction.execute(status -> engagements.current(area.id(), me)))
                .id();
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(area.id(), work::get);
    }

    private JointMeeting planned() {
        return planned(LocalDate.of(2027, 3, 9));
    }

    private JointMeeting planned(LocalDate day) {
        UUID id = UUID.randomUUID();
        Tenancy.in(
                area.id(),
                () -> lead.plan(
                        area.id(),
                        new JointMeeting.Plan(
                                id,
                                engagement,
                                "Bijeenkomst in het voorjaar",
                                day,
                                LocalTime.of(19, 30),
                                LocalTime.of(21, 30),
                                "Het Huis",
                                "Welkom\nPunten"),
                        me));
        return meeting(id);
    }

    private JointMeeting meeting(UUID id) {
        return in(() -> meetings.find(area.id(), id)).orElseThrow();
    }

    private JointMeeting opened() {
        JointMeeting meeting = planned();
        Tenancy.in(area.id(), () -> lead.open(area.id(), meeting.id(), me));
        return meeting(meeting.id());
    }

    private UUID points(JointMeeting meeting, int wishes) {
        List<Round.Wish> all = new ArrayList<>();
        for (int i = 0; i < wishes; i++) {
            all.add(new Round.Wish("W." + i, Map.of("nl", "Wens " + i)));
        }
        UUID id = UUID.randomUUID();
        assertThat(in(() -> rounds.begin(area.id(), meeting.id(), id, Round.Kind.POINTS, "", all, me)))
                .isEqualTo(LeadRound.Begun.YES);
        return id;
    }

    private Browser phone(JointMeeting meeting, Side side) {
        Browser phone = people.browser();
        assertThat(phone.post("/b/" + meeting.code() + "/meedoen", Map.of("zijde", side.name()))
                        .status())
                .isEqualTo(303);
        return phone;
    }

    private static Browser.Answer votes(Browser phone, JointMeeting meeting, UUID round, Map<String, String> given) {
        Map<String, String> form = new HashMap<>(given);
        form.put("ronde", round.toString());
        return phone.post("/b/" + meeting.code() + "/stem", form);
    }

    private int leftOver() {
        return in(
                () -> webTransaction.execute(status -> db.sql("select count(*) from meeting_vote where area_id = :area")
                        .param("area", area.id().value())
                        .query(Integer.class)
                        .single()));
    }

    @Test
    void aMeetingIsPlannedOnceFromItsTraject() {
        String path = "/" + area.slug() + "/bijeenkomst";
        assertThat(coordinator.get(path + "?voor=" + engagement).page().select("form #titel"))
                .hasSize(1);
        Map<String, String> form = new HashMap<>(Map.of(
                "voor", engagement.toString(),
                "sleutel", UUID.randomUUID().toString(),
                "titel", "Over huwelijksdwang",
                "dag", "geen",
                "van", "19.30",
                "tot", "9:00",
                "agenda", "Welkom\nPauze"));
        Browser.Answer refused = coordinator.post(path, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-titel, #e-dag, #e-tot")).hasSize(3);
        assertThat(refused.page().select("#agenda").text()).contains("Pauze");

        form.put("titel", "Bijeenkomst over samenwerken");
        form.put("dag", "9-3-2027");
        form.put("tot", "21.30");
        String made = coordinator.post(path, form).location();
        assertThat(coordinator.post(path, form).location()).isEqualTo(made);
        assertThat(coordinator.get(path).page().select(".items li").text())
                .contains("Bijeenkomst over samenwerken", area.name()); // so the traject is called
        assertThat(in(() -> meetings.in(area.id()))).hasSize(1);
        assertThat(coordinator.get(made).page().select("main").text()).contains("dinsdag 9 maart", "Pauze");
        assertThat(coordinator.get("/" + area.slug() + "/traject/" + engagement).body())
                .contains("Bijeenkomst over samenwerken");

        form.put("plaats", "Het Huis");
        assertThat(coordinator.post(made, form).status()).isEqualTo(303);
        assertThat(coordinator.get(made).page().select("main").text()).contains("Het Huis");
        form.put("van", "");
        assertThat(coordinator.post(made, form).page().select("#e-van")).hasSize(1);
    }

    @Test
    void whatCameOfItIsNotedInNumbersAndAgreements() {
        String path = "/" + area.slug() + "/bijeenkomst/"
                + planned(engagements.today()).id();
        coordinator.get(path);
        Browser.Answer refused = coordinator.post(
                path + "/verslag",
                Map.of("aanwezig-FORMAL", "veel", "aanwezig-INFORMAL", "6", "verslag", "Wij beginnen met taal."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-aanwezig-FORMAL, #e-aanwezig-MUNICIPALITY"))
                .hasSize(2);
        assertThat(refused.page().select("#verslag").text()).isEqualTo("Wij beginnen met taal.");

        coordinator.post(
                path + "/verslag",
                Map.of(
                        "aanwezig-FORMAL", "18",
                        "aanwezig-INFORMAL", "6",
                        "aanwezig-MUNICIPALITY", "0",
                        "verslag", "Wij beginnen met taal.\nDe gemeente zoekt een zaal."));
        assertThat(coordinator.get(path).page().select("main").text())
                .contains("Aantal: 18", "Aantal: 0", "De gemeente zoekt een zaal.");
        assertThat(coordinator.get("/" + area.slug() + "/traject/" + engagement).body())
                .contains("Bijeenkomst gehouden");
    }

    private static Map<String, String> cameOfIt(String edit, String minutes) {
        return Map.of(
                "versie", edit,
                "aanwezig-FORMAL", "8",
                "aanwezig-INFORMAL", "6",
                "aanwezig-MUNICIPALITY", "2",
                "verslag", minutes);
    }

    @Test
    void aMeetingThatIsStillToComeWasNotHeld() {
        UUID id = planned(engagements.today().plusDays(1)).id();
        String path = "/" + area.slug() + "/bijeenkomst/" + id;
        assertThat(coordinator
                        .get(path)
                        .page()
                        .select("form[action$=verslag] .note")
                        .text())
                .contains("Noteer daarna wat eruit kwam");
        Browser.Answer refused = coordinator.post(path + "/verslag", cameOfIt("0", "Wij beginnen met taal."));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-aanwezig-FORMAL").text()).contains("pas op", "verander eerst de dag");
        assertThat(refused.page().select("#verslag").text()).isEqualTo("Wij beginnen met taal.");
        assertThat(meeting(id).heldAt()).isNull();
        assertThat(held()).isEmpty();

        Map<String, String> today = new HashMap<>(Map.of("titel", "Samen", "van", "19:30", "tot", "21:30"));
        today.put("dag", engagements.today().toString());
        assertThat(coordinator.post(path, today).status()).isEqualTo(303);
        assertThat(coordinator.post(path + "/verslag", cameOfIt("0", "")).status())
                .isEqualTo(303);
        assertThat(held()).containsExactly(engagements.today());
        today.put("dag", engagements.today().plusDays(1).toString());
        assertThat(coordinator.post(path, today).page().select("#e-dag").text()).contains("tot en met vandaag");
        assertThat(meeting(id).day()).isEqualTo(engagements.today());
    }

    /** The days on which the traject had a meeting, by its facts. */
    private List<LocalDate> held() {
        return in(() -> engagements.find(area.id(), engagement)).orElseThrow().facts().stream()
                .filter(fact -> fact.kind() == Fact.Kind.MEETING_HELD)
                .map(Fact::on)
                .toList();
    }

    @Test
    void twoWhoNoteWhatCameOfItDoNotOverwriteEachOtherUnseen() {
        UUID id = planned(engagements.today()).id();
        UUID bridge = network(Side.INFORMAL, "De Brug");
        UUID haven = network(Side.INFORMAL, "De Haven");
        String path = "/" + area.slug() + "/bijeenkomst/" + id;
        String read = coordinator.get(path).page().select("input[name=versie]").val();
        Browser other = people.signedIn(area.id(), Role.COORDINATOR);
        other.get(path);
        for (int i = 0; i < 2; i++) { // the same form once more
            assertThat(coordinator
                            .postRaw(
                                    path + "/verslag",
                                    "_csrf=" + coordinator.csrf() + "&versie=" + read
                                            + "&aanwezig-FORMAL=8&aanwezig-INFORMAL=6&aanwezig-MUNICIPALITY=2"
                                            + "&verslag=De+gemeente+zoekt+een+zaal.&namens=" + bridge + "&namens="
                                            + haven)
                            .status())
                    .isEqualTo(303);
        }
        Browser.Answer conflict = other.post(path + "/verslag", cameOfIt(read, "Wij beginnen met taal."));
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.page().select("form[action$=verslag] .note--warn").text())
                .contains("Professionals: 8", "De gemeente zoekt een zaal.", "De Brug", "De Haven");
        assertThat(conflict.page().select("#verslag").text()).isEqualTo("Wij beginnen met taal.");
        assertThat(meeting(id).minutes()).isEqualTo("De gemeente zoekt een zaal.");
        String now = conflict.page().select("input[name=versie]").val();
        assertThat(other.post(path + "/verslag", cameOfIt(now, "Beide.")).status())
                .isEqualTo(303);
        assertThat(meeting(id).minutes()).isEqualTo("Beide.");
    }

    @Test
    void ofEightTextsAtOnceOneIsKeptAndSevenAreTold() throws Exception {
        UUID id = planned(engagements.today()).id();
        Map<Side, Integer> present = Map.of(Side.FORMAL, 1, Side.INFORMAL, 1, Side.MUNICIPALITY, 1);
        List<LeadMeeting.Noted> noted = Together.run(
                8, n -> in(() -> lead.held(area.id(), id, new JointMeeting.Held(present, "Nr " + n, Set.of(), 0), me)));
        assertThat(noted).filteredOn(LeadMeeting.Noted.YES::equals).hasSize(1);
        assertThat(noted).filteredOn(LeadMeeting.Noted.CONFLICT::equals).hasSize(7);
    }

    @Test
    void twoOrMoreOrganisationsMayAgreeToThePlanForTheirSide() {
        UUID bridge = network(Side.INFORMAL, "De Brug");
        UUID haven = network(Side.INFORMAL, "De Haven");
        UUID police = network(Side.FORMAL, "De Wijkagent");
        String path = "/" + area.slug() + "/bijeenkomst/"
                + planned(engagements.today()).id();
        assertThat(coordinator.get(path).page().select("input[name=namens]").eachAttr("value"))
                .containsExactly(bridge.toString(), haven.toString());
        Browser.Answer one = held(path, bridge, police);
        assertThat(one.status()).isEqualTo(422);
        assertThat(one.page().select("#e-namens")).hasSize(1);
        assertThat(one.page().select("input[name=namens][checked]").eachAttr("value"))
                .containsExactly(bridge.toString());
        assertThat(in(() -> facade.representatives(area.id(), engagement))).isEmpty();

        for (int i = 0; i < 2; i++) {
            assertThat(held(path, bridge, haven).status()).isEqualTo(303);
        }
        assertThat(in(() -> facade.representatives(area.id(), engagement))).containsExactlyInAnyOrder(bridge, haven);
        assertThat(coordinator.get(path).page().select("input[name=namens][checked]"))
                .hasSize(2);
        planned();
        assertThat(in(() -> facade.representatives(area.id(), engagement))).hasSize(2);
        held(path);
        assertThat(in(() -> facade.representatives(area.id(), engagement))).isEmpty();
    }

    private UUID network(Side side, String name) {
        return in(() -> network.addIfNew(area.id(), name, side, Organisation.Kind.COMMUNITY, null));
    }

    private Browser.Answer held(String path, UUID... organisations) {
        String read = coordinator.get(path).page().select("input[name=versie]").val();
        StringBuilder form = new StringBuilder("_csrf=" + coordinator.csrf() + "&versie=" + read);
        for (Side side : Side.values()) {
            form.append("&aanwezig-").append(side).append("=4");
        }
        for (UUID organisation : organisations) {
            form.append("&namens=").append(organisation);
        }
        return coordinator.postRaw(path + "/verslag", form.toString());
    }

    /** 18 professionals, 6 of organisations, 4 of the municipality: as many sides, not as many heads. */
    @Test
    void inTheRoomEachSideCountsEquallyAndNothingIsLeftOfWhoGaveWhat() {
        JointMeeting meeting = opened();
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        UUID round = points(meeting, 3);
        Map<Side, Integer> present = Map.of(Side.FORMAL, 18, Side.INFORMAL, 6, Side.MUNICIPALITY, 4);
        present.forEach((side, number) -> {
            for (int i = 0; i < number; i++) {
                Map<String, String> given = side == Side.FORMAL
                        ? Map.of("punten-W.0", "5")
                        : Map.of("punten-W.1", "3", "punten-W.2", "0", "punten-ONBEKEND", "2");
                assertThat(votes(phone(meeting, side), meeting, round, given).status())
                        .isEqualTo(303);
            }
        });
        assertThat(coordinator.get(path + "/leiden").page().select("main").text())
                .contains("ten minste 25 stemmen");
        assertThat(coordinator.get(path + "/scherm").body()).doesNotContain("Steun");

        assertThat(coordinator
                        .post(path + "/ronde/sluiting", Map.of("ronde", round.toString()))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.get(path + "/scherm").page().select(".places li").eachText())
                .satisfiesExactly(
                        first -> assertThat(first).contains("1", "Wens 1", "Steun: 8 van de 10"),
                        second -> assertThat(second).contains("2", "Wens 0", "Steun: 5 van de 10"),
                        third -> assertThat(third).contains("3", "Wens 2", "Steun: 2 van de 10"));
        assertThat(people.browser().get("/b/" + meeting.code()).body()).doesNotContain("Wens 1");
        assertThat(phone(meeting, Side.INFORMAL).get("/b/" + meeting.code()).body())
                .contains("Wens 1", "Daarom is de uitslag grof");
        assertThat(leftOver()).isZero();

        Browser.Answer again = coordinator.post(path + "/ronde", Map.of("soort", "POINTS", "wens", "W.0"));
        assertThat(again.status()).isEqualTo(422);
        coordinator.post(path + "/zaal/einde", Map.of());
        assertThat(in(() -> room.phones(area.id(), meeting.id()))).isZero();
        assertThat(people.browser().get("/b/" + meeting.code()).body()).contains("De zaal is gesloten");
        assertThat(coordinator.get(path).page().select("main").text()).contains("Wens 1");
    }

    @Test
    void aDecisionOrPointsCannotBePutOnceMore() {
        JointMeeting meeting = opened();
        for (String words : List.of("Wij beginnen in mei.", "wij beginnen in MEI.")) {
            LeadRound.Begun begun = in(() -> rounds.begin(
                    area.id(), meeting.id(), UUID.randomUUID(), Round.Kind.DECISION, words, List.of(), me));
            assertThat(begun).isEqualTo(words.startsWith("W") ? LeadRound.Begun.YES : LeadRound.Begun.SAME);
            UUID round = in(() -> room.rounds(area.id(), meeting.id())).get(0).id();
            elevenVote(meeting, round, Round.AGREE);
        }
        elevenVote(meeting, points(meeting, 2), "W.0");
        JointMeeting second = opened();
        assertThat(in(() ->
                        rounds.begin(area.id(), second.id(), UUID.randomUUID(), Round.Kind.POINTS, "", List.of(), me)))
                .isEqualTo(LeadRound.Begun.ONCE);
        assertThat(phone(second, Side.FORMAL)
                        .get("/b/" + second.code() + "?taal=ar")
                        .page()
                        .select("html")
                        .attr("dir"))
                .isEqualTo("rtl");
    }

    /** As few as an outcome needs, and closes the round. */
    private void elevenVote(JointMeeting meeting, UUID round, String code) {
        Tenancy.in(area.id(), () -> {
            for (int i = 0; i < 11; i++) {
                String key = UUID.randomUUID().toString();
                part.join(meeting, key, i < 6 ? Side.FORMAL : Side.INFORMAL);
                part.vote(meeting, round, key, Map.of(code, 1));
            }
            rounds.close(area.id(), meeting.id(), round, me);
        });
    }

    private UUID shownWish(JointMeeting meeting, String words) {
        UUID id = UUID.randomUUID();
        Tenancy.in(area.id(), () -> {
            part.wish(meeting, id, words);
            rounds.showWish(area.id(), meeting.id(), id, words, me);
        });
        return id;
    }

    private String led(JointMeeting meeting) {
        return coordinator
                .get("/" + area.slug() + "/bijeenkomst/" + meeting.id() + "/leiden")
                .page()
                .select("main")
                .text();
    }

    @Test
    void aRoundInWhichTooFewVotedIsHeldAgainAndOneWithAnOutcomeIsTheOnlyOne() {
        JointMeeting meeting = opened();
        JointMeeting second = opened();
        UUID first = shownWish(meeting, "Een zaal");
        UUID other = shownWish(meeting, "Een tolk");
        assertThat(led(meeting)).contains("één keer per traject", "kunt u opnieuw beginnen", "U kunt hem kiezen");
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        for (int votes : List.of(0, 3)) {
            coordinator.postRaw(
                    path + "/ronde",
                    "_csrf=" + coordinator.csrf() + "&soort=POINTS&sleutel=" + UUID.randomUUID() + "&wens=ROOM." + first
                            + "&wens=ROOM." + other);
            UUID round = open(meeting);
            assertThat(led(second)).contains("Er loopt een ronde met punten");
            for (int i = 0; i < votes; i++) {
                votes(phone(meeting, Side.INFORMAL), meeting, round, Map.of("punten-ROOM." + first, "5"));
            }
            coordinator.post(path + "/ronde/sluiting", Map.of("ronde", round.toString()));
            assertThat(led(meeting)).contains("te weinig stemmen", "Begin de ronde");
            assertThat(leftOver()).isZero();
            assertThat(in(() -> facade.wishes(area.id(), engagement))).isEmpty();
        }
        elevenVote(meeting, points(meeting, 2), "W.0");
        String day = "in de bijeenkomst “Bijeenkomst in het voorjaar”. Dat kan één keer per traject.";
        assertThat(led(meeting))
                .contains("De punten zijn verdeeld op", day, "Praat samen over deze wens")
                .doesNotContain("Begin de ronde");
        assertThat(led(second)).contains("De punten zijn verdeeld op", day).doesNotContain("Begin de ronde");
        assertThat(in(() -> facade.wishes(area.id(), engagement))).hasSize(2);
        coordinator.postRaw(
                path + "/ronde",
                "_csrf=" + coordinator.csrf() + "&soort=POINTS&sleutel=" + UUID.randomUUID() + "&wens=ROOM." + first
                        + "&wens=ROOM." + other);
        assertThat(in(() -> room.rounds(area.id(), meeting.id()))).hasSize(3).allMatch(Round::closed);
    }

    private UUID open(JointMeeting meeting) {
        return in(() -> room.rounds(area.id(), meeting.id())).stream()
                .filter(round -> !round.closed())
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void whoLeadsTwoMeetingsOfATrajectAtOnceBeginsPointsInOne() throws Exception {
        List<JointMeeting> both = List.of(opened(), opened());
        List<LeadRound.Begun> begun = Together.run(
                8,
                n -> in(() -> rounds.begin(
                        area.id(), both.get(n % 2).id(), UUID.randomUUID(), Round.Kind.POINTS, "", List.of(), me)));
        assertThat(begun).filteredOn(LeadRound.Begun.YES::equals).hasSize(1);
        assertThat(begun)
                .filteredOn(one -> one != LeadRound.Begun.YES)
                .containsOnly(LeadRound.Begun.BUSY, LeadRound.Begun.ONCE);
    }

    @Test
    void aRoomThatOpensBeforeTheDayOfItsMeetingOpensOnlyForWhoSaysSo() {
        JointMeeting meeting = planned(engagements.today().plusDays(11));
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        assertThat(led(meeting)).contains("Deze bijeenkomst is pas op", "gaat maar één keer open");
        Browser.Answer refused = coordinator.post(path + "/zaal", Map.of());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-toch, #toch")).hasSize(2);
        assertThat(meeting(meeting.id()).openedAt()).isNull();
        assertThat(coordinator.post(path + "/zaal", Map.of("toch", "ja")).status())
                .isEqualTo(303);
        assertThat(meeting(meeting.id()).openedAt()).isNotNull();
        assertThat(led(meeting)).contains("Deze bijeenkomst is pas op", "Telefoons die meedoen: 0");

        JointMeeting today = planned(engagements.today());
        assertThat(led(today)).doesNotContain("is pas op");
        coordinator.post("/" + area.slug() + "/bijeenkomst/" + today.id() + "/zaal", Map.of());
        assertThat(meeting(today.id()).openedAt()).isNotNull();
    }

    @Test
    void aShownWishStaysToBeSeenAlsoAfterThePoints() {
        JointMeeting meeting = opened();
        Browser phone = phone(meeting, Side.INFORMAL);
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        assertThat(mark(path)).isEqualTo("WAITING-0");
        UUID voted = shownWish(meeting, "Een zaal");
        assertThat(mark(path)).isEqualTo("WAITING-0-1");
        assertThat(coordinator.get(path + "/scherm").body()).contains("Wensen uit de zaal", "Een zaal");
        UUID round = UUID.randomUUID();
        in(() -> rounds.begin(
                area.id(),
                meeting.id(),
                round,
                Round.Kind.POINTS,
                "",
                List.of(
                        new Round.Wish("ROOM." + voted, Map.of("nl", "Een zaal")),
                        new Round.Wish("W.1", Map.of("nl", "Wens 1"))),
                me));
        UUID late = shownWish(meeting, "Een tolk");
        assertThat(mark(path)).as("a page does not change while people vote").isEqualTo("VOTING-1");
        elevenVote(meeting, round, "ROOM." + voted);

        assertThat(mark(path)).isEqualTo("RESULT-1-1");
        Document screen = coordinator.get(path + "/scherm").page();
        assertThat(screen.select("section").text()).isEqualTo("Wensen uit de zaal Een tolk");
        assertThat(screen.select("footer").text()).contains(meeting.code(), "/b");
        assertThat(screen.select("footer svg.qr")).hasSize(1);
        assertThat(led(meeting)).contains("Te zien in de zaal Een tolk", "Een zaal");
        assertThat(coordinator.get(path).page().select("main").text()).contains("Wensen uit de zaal", "Een tolk");
        assertThat(phone.get("/b/" + meeting.code() + "?taal=en").page().text())
                .contains("Wishes from the room Een tolk");

        coordinator.post(path + "/wens", Map.of("wens", late.toString(), "wat", "weg"));
        assertThat(mark(path)).isEqualTo("RESULT-1");
        coordinator.post(path + "/zaal/einde", Map.of());
        assertThat(coordinator.get(path).page().select("main").text()).contains("Wensen uit de zaal");
        assertThat(coordinator.get(path + "/scherm").body()).doesNotContain(meeting.code() + "</strong>");
    }

    private String mark(String path) {
        return coordinator.get(path + "/scherm").page().select("main").attr("data-mark");
    }

    @Test
    void aPhoneHasOneVoteThatItMayChangeUntilTheRoundCloses() {
        JointMeeting meeting = opened();
        Browser phone = phone(meeting, Side.FORMAL);
        phone.post("/b/" + meeting.code() + "/meedoen", Map.of("zijde", "INFORMAL"));
        assertThat(phone.get("/b/" + meeting.code()).page().select("h1").text()).isEqualTo("U doet mee");
        UUID round = points(meeting, 3);

        assertThat(votes(phone, meeting, round, Map.of()).status()).isEqualTo(303); // who gives nothing, counts too
        assertThat(phone.get("/b/" + meeting.code()).body()).contains("Uw stem is bewaard");
        Browser.Answer seven = votes(phone, meeting, round, Map.of("punten-W.0", "4", "punten-W.1", "3"));
        assertThat(seven.page().select("#e-stem").text()).contains("U hebt 7 punten verdeeld. U hebt er 5.");
        assertThat(seven.page().select("option[selected]").eachText()).containsExactly("4", "3");

        votes(phone, meeting, round, Map.of("punten-W.0", "4"));
        votes(phone, meeting, round, Map.of("punten-W.0", "1", "punten-W.1", "4"));
        Browser.Answer kept = phone.get("/b/" + meeting.code());
        assertThat(kept.body()).contains("Uw stem is bewaard");
        assertThat(kept.page().select("option[selected]").eachText()).containsExactly("1", "4");
        assertThat(in(() -> room.votes(area.id(), meeting.id(), round))).isOne();

        phone.post("/b/" + meeting.code() + "/meedoen", Map.of("zijde", "MUNICIPALITY"));
        assertThat(in(() -> room.phones(area.id(), meeting.id()))).isOne();
        assertThat(phone.get("/b/" + meeting.code()).page().select(".eyebrow").text())
                .as("a phone keeps its side once a round has begun")
                .contains("Organisaties");

        Tenancy.in(area.id(), () -> rounds.close(area.id(), meeting.id(), round, me));
        assertThat(votes(phone, meeting, round, Map.of("punten-W.2", "1")).body())
                .contains("Uw laatste keuze telt niet mee");
        assertThat(leftOver()).isZero();
    }

    @Test
    void whoHasNotComeInOrTypesNonsenseIsToldWhatToDo() {
        JointMeeting meeting = opened();
        UUID round = points(meeting, 2);
        Browser visitor = people.browser();
        assertThat(votes(visitor, meeting, round, Map.of("punten-W.0", "1")).body())
                .contains("Kies eerst waar u bij hoort");
        assertThat(visitor.post("/b/" + meeting.code() + "/meedoen", Map.of())
                        .page()
                        .select("#e-zijde"))
                .hasSize(1);
        assertThat(visitor.post("/b", Map.of("code", "zzzzzz")).page().select("#e-code"))
                .hasSize(1);
        assertThat(visitor.post("/b", Map.of("code", " " + meeting.code().toUpperCase() + "-"))
                        .location())
                .startsWith("/b/" + meeting.code());
        assertThat(visitor.get("/b/" + planned().code()).status()).isEqualTo(404);
        assertThat(votes(visitor, meeting, UUID.randomUUID(), Map.of()).status())
                .isEqualTo(422);
    }

    @Test
    void aDecisionIsPutToTheRoomAndSaidInSteps() {
        JointMeeting meeting = opened();
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        coordinator.get(path + "/leiden");
        assertThat(coordinator
                        .post(path + "/ronde", Map.of("soort", "DECISION"))
                        .page()
                        .select("#e-besluit"))
                .hasSize(1);
        coordinator.post(path + "/ronde", Map.of("soort", "DECISION", "besluit", "Wij beginnen in mei."));
        Browser.Answer busy = coordinator.post(path + "/ronde", Map.of("soort", "DECISION", "besluit", "En in juni."));
        assertThat(busy.page().select("#e-besluit").text()).contains("Er is al een ronde open");
        assertThat(busy.page().select("#besluit").text()).isEqualTo("En in juni.");
        UUID round = in(() -> room.rounds(area.id(), meeting.id())).get(0).id();
        for (int i = 0; i < 12; i++) {
            Browser phone = phone(meeting, i < 8 ? Side.FORMAL : Side.INFORMAL);
            assertThat(phone.get("/b/" + meeting.code()).body()).contains("Wij beginnen in mei.");
            votes(phone, meeting, round, Map.of("mening", i < 8 ? "ja" : "nee"));
        }
        coordinator.post(path + "/ronde/sluiting", Map.of("ronde", round.toString()));
        assertThat(coordinator.get(path + "/scherm").body()).contains("Wij beginnen in mei.", "Steun: 8 van de 10");
    }

    @Test
    void aWishOfTheRoomIsReadBeforeAnybodySeesIt() {
        JointMeeting meeting = opened();
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        Browser phone = phone(meeting, Side.INFORMAL);
        String key = UUID.randomUUID().toString();
        assertThat(phone.post("/b/" + meeting.code() + "/wens", Map.of("sleutel", key, "wens", "x".repeat(201)))
                        .page()
                        .select("#wens")
                        .text())
                .hasSize(201);
        for (int i = 0; i < 2; i++) {
            phone.post("/b/" + meeting.code() + "/wens", Map.of("sleutel", key, "wens", "Les voor Fatima en haar zus"));
        }
        phone.post(
                "/b/" + meeting.code() + "/wens",
                Map.of("sleutel", UUID.randomUUID().toString(), "wens", "Onzin"));
        assertThat(coordinator.get(path + "/scherm").body()).doesNotContain("Fatima");
        var led = coordinator.get(path + "/leiden").page();
        assertThat(led.select("form[action$=wens]")).hasSize(2);
        assertThat(led.select("input[type=checkbox]")).isEmpty();

        String wish = led.select("form[action$=wens]").stream()
                .filter(form -> form.html().contains("Fatima"))
                .findFirst()
                .orElseThrow()
                .select("input[name=wens]")
                .attr("value");
        assertThat(coordinator
                        .post(path + "/wens", Map.of("wens", wish, "wat", "toon"))
                        .status())
                .isEqualTo(422);
        coordinator.post(path + "/wens", Map.of("wens", wish, "wat", "toon", "woorden-" + wish, "Les voor vrouwen"));
        led = coordinator.get(path + "/leiden").page();
        assertThat(led.select("input[type=checkbox]").attr("value")).isEqualTo("ROOM." + wish);
        coordinator.post(
                path + "/wens",
                Map.of("wens", led.select("form[action$=wens] input[name=wens]").attr("value"), "wat", "weg"));
        assertThat(in(() -> room.wishes(area.id(), meeting.id())))
                .extracting(RoomWish::words)
                .containsExactly("Les voor vrouwen");
    }

    @Test
    void theWishesOfAReleasedOutcomeAreOfferedInEveryLanguage() {
        QuickScan scan = scans.ended(area);
        scans.answers(
                scan,
                Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8),
                Set.of("NEED_SUPPORT.TRAINING"),
                "");
        closing.close(scan, UUID.randomUUID(), "");
        engagement = scan.engagement();
        JointMeeting meeting = opened();
        String path = "/" + area.slug() + "/bijeenkomst/" + meeting.id();
        assertThat(coordinator.get(path + "/leiden").page().select("input[type=checkbox]"))
                .isEmpty();
        assertThat(agenda(path)).noneMatch(line -> line.contains("wens"));
        coordinator.post("/" + area.slug() + "/quickscan/" + scan.id() + "/vrijgave", Map.of());
        assertThat(agenda(path))
                .startsWith("Eerst koffie", "Welkom en spelregels", "De uitkomst van de vragenlijst")
                .contains(
                        "Grootste wens 1: Training of scholing",
                        "Gemeenschappelijke wens 1: Training of scholing",
                        "Stemmen: iedereen verdeelt 5 punten")
                .endsWith("Wie doet wat, en wanneer?")
                .doesNotHaveDuplicates();
        assertThat(meeting(meeting.id()).agenda()).isEqualTo("Welkom\nPunten");

        var boxes = coordinator.get(path + "/leiden").page().select("input[type=checkbox]");
        assertThat(boxes).hasSize(15);
        assertThat(boxes.get(0).attr("value")).isEqualTo("NEED_SUPPORT.TRAINING");
        assertThat(coordinator.get(path).page().select("a[href$=uitkomsten/scherm]"))
                .hasSize(1);
        coordinator.postRaw(
                path + "/ronde",
                "_csrf=" + coordinator.csrf() + "&soort=POINTS&sleutel=" + UUID.randomUUID()
                        + "&wens=NEED_SUPPORT.TRAINING&wens=NEED_SUPPORT.LOCATION");
        Browser phone = phone(meeting, Side.FORMAL);
        String dutch =
                phone.get("/b/" + meeting.code()).page().select("form li").text();
        String turkish = phone.get("/b/" + meeting.code() + "?taal=tr")
                .page()
                .select("form li")
                .text();
        assertThat(dutch).contains("Training of scholing");
        assertThat(turkish).isNotEqualTo(dutch).doesNotContain("Training of scholing");
    }

    /** What the button puts into the form, where the other fields may still be wrong. */
    private List<String> agenda(String path) {
        Browser.Answer made = coordinator.post(
                path, Map.of("maak", "agenda", "titel", "", "agenda", "Eerst koffie\nWelkom en spelregels"));
        assertThat(made.status()).isEqualTo(200);
        return made.page().select("#agenda").get(0).wholeText().lines().toList();
    }

    @Test
    void anAgendaIsMadeBeforeTheMeetingIsPlanned() {
        String path = "/" + area.slug() + "/bijeenkomst";
        coordinator.get(path + "?voor=" + engagement);
        Browser.Answer made =
                coordinator.post(path, Map.of("voor", engagement.toString(), "maak", "agenda", "plaats", "Het Huis"));
        assertThat(made.page().select("#agenda").text()).contains("Welkom en spelregels", "Wat besluiten wij?");
        assertThat(made.page().select("#plaats").attr("value")).isEqualTo("Het Huis");
        assertThat(in(() -> meetings.in(area.id()))).isEmpty();
    }

    @Test
    void aVoteDuringTheClosingWaitsAndDoesNotCount() throws Exception {
        JointMeeting meeting = opened();
        UUID round = points(meeting, 2);
        String key = UUID.randomUUID().toString();
        in(() -> part.join(meeting, key, Side.FORMAL));
        ExecutorService other = Executors.newSingleThreadExecutor();
        try {
            Future<Boolean> vote = in(() -> webTransaction.execute(status -> {
                rounds.close(area.id(), meeting.id(), round, me);
                Future<Boolean> sent = other.submit(() -> in(() -> part.vote(meeting, round, key, Map.of("W.0", 1))));
                assertThat(Together.waits(sent)).isTrue();
                return sent;
            }));
            assertThat(vote.get(10, TimeUnit.SECONDS)).isFalse();
        } finally {
            other.shutdown();
        }
        assertThat(leftOver()).isZero();
    }

    @Test
    void eightCoordinatorsBeginOneRound() throws Exception {
        JointMeeting meeting = opened();
        List<LeadRound.Begun> begun = Together.run(
                8,
                n -> in(() -> rounds.begin(
                        area.id(), meeting.id(), UUID.randomUUID(), Round.Kind.DECISION, "Ja of nee?", List.of(), me)));

        assertThat(begun).filteredOn(LeadRound.Begun.YES::equals).hasSize(1);
        assertThat(begun).filteredOn(LeadRound.Begun.BUSY::equals).hasSize(7);
    }

    @Test
    void theLastPlaceInTheRoomIsGivenOnce() throws Exception {
        JointMeeting meeting = opened();
        in(() -> webTransaction.execute(status -> db.sql("""
                        insert into meeting_phone
                        select :area, :meeting, sha256(i::text::bytea), 'FORMAL' from generate_series(1, :most - 1) i
                        """)
                .param("area", area.id().value())
                .param("meeting", meeting.id())
                .param("most", TakePart.MOST_PHONES)
                .update()));
        List<Boolean> in = Together.run(
                8, n -> in(() -> part.join(meeting, UUID.randomUUID().toString(), Side.INFORMAL)));

        assertThat(in).filteredOn(Boolean.TRUE::equals).hasSize(1);
        assertThat(people.browser()
                        .post("/b/" + meeting.code() + "/meedoen", Map.of("zijde", "FORMAL"))
                        .body())
                .contains("De zaal is vol of gesloten");
    }

    @Test
    void phonesHearWhenThereIsSomethingElseToSee() throws Exception {
        JointMeeting meeting = opened();
        HttpResponse<InputStream> stream = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/b/" + meeting.code() + "/nieuws"))
                                .build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(stream.headers().firstValue("content-type").orElse("")).startsWith("text/event-stream");
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
            assertThat(next(lines)).isEqualTo("data:WAITING-0");
            UUID round = points(meeting, 2);
            assertThat(next(lines)).isEqualTo("data:VOTING-1");
            Tenancy.in(area.id(), () -> rounds.close(area.id(), meeting.id(), round, me));
            assertThat(next(lines)).isEqualTo("data:RESULT-1");
            Tenancy.in(area.id(), () -> lead.end(area.id(), meeting.id(), me));
            assertThat(next(lines)).isEqualTo("data:CLOSED-1");
        }
    }

    private static String next(BufferedReader lines) throws Exception {
        String line = lines.readLine();
        while (line.isBlank()) {
            line = lines.readLine();
        }
        return line;
    }

    @Test
    void aRoomThatNobodyClosedIsEmptyAfterADay() {
        JointMeeting meeting = opened();
        UUID round = points(meeting, 2);
        Browser phone = phone(meeting, Side.FORMAL);
        votes(phone, meeting, round, Map.of("punten-W.0", "1"));
        phone.post(
                "/b/" + meeting.code() + "/wens",
                Map.of("sleutel", UUID.randomUUID().toString(), "wens", "Een wens"));

        nights.erase("meeting-room", Instant.now().plusSeconds(3600));
        assertThat(leftOver()).isOne();
        nights.erase("meeting-room", Instant.now().plusSeconds(25 * 3600));
        assertThat(leftOver()).isZero();
        assertThat(in(() -> room.phones(area.id(), meeting.id()))).isZero();
        assertThat(in(() -> room.wishes(area.id(), meeting.id()))).isEmpty();
        assertThat(people.browser().get("/b/" + meeting.code()).status()).isEqualTo(404);
    }

    @Test
    void endingTheRoomClosesTheOpenRoundToo() {
        JointMeeting meeting = opened();
        points(meeting, 2);
        for (int i = 0; i < 2; i++) {
            Tenancy.in(area.id(), () -> lead.end(area.id(), meeting.id(), me));
        }
        assertThat(in(() -> room.rounds(area.id(), meeting.id())).get(0).closed())
                .isTrue();
        Tenancy.in(area.id(), () -> lead.open(area.id(), meeting.id(), me));
        assertThat(meeting(meeting.id()).open(Instant.now())).isFalse();
    }
}
