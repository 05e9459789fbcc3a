package nl.bruggenbouwer.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.component.VEvent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.network.Organisations;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.start.Time;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@Import(Organisations.class)
class InvitationTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Engagements engagements;

    @Autowired
    LeadMeeting lead;

    @Autowired
    JointMeetingSql meetings;

    @Autowired
    InviteToMeeting invite;

    @Autowired
    InvitationSql invitations;

    @Autowired
    InvitationData data;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Nights nights;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate webTransaction;

    @Autowired
    @Qualifier("workerTransaction")
    TransactionTemplate workerTransaction;

    private final UUID me = UUID.randomUUID();
    private final String noor = UUID.randomUUID() + "@voorbeeld.example";
    private final String sam = UUID.randomUUID() + "@voorbeeld.example";
    private final String no = UUID.randomUUID() + "@voorbeeld.example";
    private Area area;
    private Browser coordinator;
    private UUID engagement;
    private UUID noors;
    private UUID sams;
    private UUID refuser;
    private UUID meeting;
    private String path;

    @BeforeEach
    void aMeetingAndThreeContactsOfWhomTwoAgreed() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        engagement = Tenancy.in(area.id(), () -> webTransaction.execute(status -> engagements.current(area.id(), me)))
                .id();
        UUID bridge = organisations.add(area, "De Brug");
        noors = organisations.contact(area, bridge, noor, false, Set.of(Purpose.INVITATION));
        sams = organisations.contact(area, bridge, sam, true, Set.of(Purpose.TRAJECT, Purpose.INVITATION));
        refuser = organisations.contact(area, bridge, no, false, Set.of(Purpose.TRAJECT));
        meeting = planned(LocalDate.now(Clock.systemUTC()).plusDays(30));
        path = "/" + area.slug() + "/bijeenkomst/" + meeting;
        coordinator.get(path);
    }

    private UUID planned(LocalDate day) {
        UUID id = UUID.randomUUID();
        plan(id, day, "Het Huis");
        return id;
    }

    private void plan(UUID id, LocalDate day, String place) {
        JointMeeting.Plan plan = new JointMeeting.Plan(
                id,
                engagement,
                "Bijeenkomst in het voorjaar",
                day,
                LocalTime.of(19, 30),
                LocalTime.of(21, 30),
                place,
                "Welkom\nPunten");
        Tenancy.in(area.id(), () -> lead.plan(area.id(), plan, me));
        Tenancy.in(area.id(), () -> lead.change(area, plan, me));
    }

    private Browser.Answer send(String what, UUID... contacts) {
        StringBuilder form = new StringBuilder("_csrf=" + coordinator.csrf() + "&wat=" + what);
        for (UUID contact : contacts) {
            form.append("&contact=").append(contact);
        }
        return coordinator.postRaw(path + "/uitnodigingen", form.toString());
    }

    private String link(String address) {
        List<String> texts = mailbox.textsTo(address);
        Matcher found = Pattern.compile("/i/[^ ?\\n]+").matcher(texts.get(texts.size() - 1));
        assertThat(found.find()).isTrue();
        return found.group();
    }

    private String numbers() {
        return coordinator.get(path + "/uitnodigingen").page().select("main").text();
    }

    @Test
    void whoAgreesToBeInvitedGetsOneNeutralMailWithALinkOfTheirOwn() {
        assertThat(coordinator
                        .get(path + "/uitnodigingen")
                        .page()
                        .select("input[name=contact]")
                        .eachAttr("value"))
                .containsExactlyInAnyOrder(noors.toString(), sams.toString());
        assertThat(coordinator.get(path + "/uitnodigingen?zijde=FORMAL").page().select("input[name=contact]"))
                .isEmpty();
        assertThat(coordinator
                        .get(path + "/uitnodigingen?zijde=INFORMAL&zoek=brug")
                        .page()
                        .select("input[name=contact]"))
                .hasSize(2);
        assertThat(send("versturen").page().select("#e-contact")).hasSize(1);
        Browser.Answer preview = send("bekijken", noors, sams);
        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.page().select("#voorbeeld").text()).contains("Het Huis", "19.30 tot 21.30 uur", "/i/");
        assertThat(preview.page().select("input[name=contact][checked]")).hasSize(2);
        assertThat(mailbox.textsTo(noor)).isEmpty();

        assertThat(send("versturen", noors, sams, refuser).status()).isEqualTo(303);
        assertThat(send("versturen", noors, sams).status()).isEqualTo(303);
        assertThat(mailbox.textsTo(noor)).hasSize(1);
        assertThat(mailbox.textsTo(sam))
                .singleElement()
                .asString()
                .contains("Het Huis", "trekken wij uw toestemming in")
                .doesNotContain("Welkom", noor);
        assertThat(mailbox.textsTo(no)).isEmpty();
        assertThat(link(noor)).isNotEqualTo(link(sam));
        assertThat(send("versturen", refuser).page().select(".summary").text())
                .contains("wil niemand nu een uitnodiging");
        assertThat(numbers()).contains("Nog geen antwoord", "De Brug").doesNotContain(noor);
    }

    @Test
    void somebodyOfTwoOrganisationsGetsOneMail() {
        UUID again = organisations.contact(
                area, organisations.add(area, "De Haven"), noor.toUpperCase(), false, Set.of(Purpose.INVITATION));
        send("versturen", noors);
        send("versturen", again);
        assertThat(mailbox.textsTo(noor).size()
                        + mailbox.textsTo(noor.toUpperCase()).size())
                .isOne();
    }

    @Test
    void aPlaceThatBetraysTheThemeIsNotMailed() {
        plan(meeting, LocalDate.now(Clock.systemUTC()).plusDays(30), "Steunpunt huiselijk geweld");
        assertThat(send("versturen", noors).page().select("#e-contact").text()).contains("“geweld”");
        assertThat(mailbox.textsTo(noor)).isEmpty();
        assertThat(coordinator
                        .post(path, Map.of("titel", "Bijeenkomst", "plaats", "Steunpunt huiselijk geweld"))
                        .page()
                        .select("#e-plaats"))
                .hasSize(1);
    }

    @Test
    void anAnswerIsKeptChangedAndSeenInNumbersOnly() {
        send("versturen", noors, sams);
        Browser visitor = people.browser();
        String noorsLink = link(noor);
        assertThat(visitor.post(noorsLink, Map.of("opvang", "ja")).page().select("#e-komt"))
                .hasSize(1);
        Browser.Answer refused = visitor.post(noorsLink, Map.of("komt", "YES", "opvang", "ja", "tolk", "ti"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-zijde")).hasSize(1);
        assertThat(refused.page().select("input[checked]").eachAttr("name")).containsExactly("komt", "opvang");
        assertThat(refused.page().select("option[selected]").attr("value")).isEqualTo("ti");

        Map<String, String> coming = Map.of("komt", "YES", "zijde", "INFORMAL", "tolk", "ti", "opvang", "ja");
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.post(noorsLink, coming).location()).startsWith(noorsLink + "?bewaard");
        }
        visitor.post(link(sam), Map.of("komt", "MAYBE", "zijde", "MUNICIPALITY", "reis", "ja", "tolk", "onzin"));
        assertThat(numbers())
                .contains(
                        "Tolk Tigrinya: 1", "Kinderopvang: 1", "Reiskosten: 1", "Organisaties en sleutelpersonen 1 0 0")
                .doesNotContain("Nog geen antwoord");
        assertThat(visitor.get(noorsLink + "?bewaard").body())
                .contains("Uw antwoord is bewaard")
                .doesNotContain("Noor", noor);

        visitor.post(noorsLink, Map.of("komt", "NO", "tolk", "ti"));
        assertThat(numbers()).contains("Samen 0 1 1").doesNotContain("Tigrinya");
        Integer sealed = Tenancy.in(
                area.id(),
                () -> webTransaction.execute(status -> db.sql("""
                        select count(*) from meeting_invitation
                         where area_id = :area and position('travel'::bytea in needs) = 0
                        """)
                        .param("area", area.id().value())
                        .query(Integer.class)
                        .single()));
        assertThat(sealed).isEqualTo(2);
        assertThat(visitor.get("/i/" + area.slug() + "/onzin").status()).isEqualTo(404);
        assertThat(visitor.get("/i/nergens/onzin").status()).isEqualTo(404);
    }

    @Test
    void onceTheMeetingHasBegunNobodyAnswersAndNobodyIsInvited() {
        send("versturen", noors);
        Browser visitor = people.browser();
        plan(meeting, LocalDate.now(Clock.systemUTC()).minusDays(1), "Het Huis");
        visitor.post(link(noor), Map.of("komt", "YES", "zijde", "INFORMAL"));
        assertThat(visitor.get(link(noor)).page().select("form input")).isEmpty();
        assertThat(numbers()).contains("Uitnodigen kan niet meer", "Samen 0 0 0");
        assertThat(send("versturen", sams).status()).isEqualTo(422);
        coordinator.post(path + "/herinnering", Map.of());
        assertThat(mailbox.textsTo(noor)).hasSize(1);
    }

    @Test
    void whoDoesNotAnswerIsRemindedOnceWithTheSameLink() {
        send("versturen", noors, sams);
        people.browser().post(link(sam), Map.of("komt", "NO"));
        String before = link(noor);
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator.post(path + "/herinnering", Map.of()).status())
                    .isEqualTo(303);
        }
        assertThat(mailbox.textsTo(noor)).hasSize(2);
        assertThat(mailbox.textsTo(sam)).hasSize(1);
        assertThat(link(noor)).isEqualTo(before);
        assertThat(numbers()).contains("herinnerd").doesNotContain("Stuur een herinnering");
        coordinator.post("/" + area.slug() + "/netwerk/contact/" + noors + "/intrekking", Map.of("doel", "INVITATION"));
        assertThat(numbers()).doesNotContain("Nog geen antwoord");
    }

    @Test
    void sentTwiceAtTheSameMomentEachGetsOneMail() throws Exception {
        Together.run(8, n -> Tenancy.in(area.id(), () -> invite.invite(area, meeting, Set.of(noors, sams), me)));
        assertThat(mailbox.textsTo(noor)).hasSize(1);
        assertThat(mailbox.textsTo(sam)).hasSize(1);
        Together.run(8, n -> {
            Tenancy.in(area.id(), () -> invite.remind(area, meeting, me));
            return true;
        });
        assertThat(mailbox.textsTo(noor)).hasSize(2);
        assertThat(mailbox.textsTo(sam)).hasSize(2);
    }

    /** Two contacts with one address do not meet in a unique index: only the lock on the meeting keeps their mails one. */
    @Test
    void twoContactsWithOneAddressAreInvitedOnceAtTheSameMoment() throws Exception {
        List<UUID> all = new ArrayList<>();
        UUID haven = organisations.add(area, "De Haven");
        String shared = UUID.randomUUID() + "@voorbeeld.example";
        for (int i = 0; i < 8; i++) {
            UUID organisation = i == 0 ? haven : organisations.add(area, "Groep " + i);
            all.add(organisations.contact(area, organisation, shared, false, Set.of(Purpose.INVITATION)));
        }
        AtomicInteger next = new AtomicInteger();
        Together.run(
                8,
                n -> Tenancy.in(
                        area.id(), () -> invite.invite(area, meeting, Set.of(all.get(next.getAndIncrement())), me)));
        assertThat(mailbox.textsTo(shared)).hasSize(1);
    }

    @Test
    void twoAnswersAtOnceLeaveOneOfThemWhole() throws Exception {
        send("versturen", noors);
        String link = link(noor);
        AtomicInteger next = new AtomicInteger();
        Together.run(
                8,
                n -> people.browser()
                        .post(
                                link,
                                next.getAndIncrement() % 2 == 0
                                        ? Map.of("komt", "YES", "zijde", "INFORMAL", "tolk", "ar", "opvang", "ja")
                                        : Map.of("komt", "MAYBE", "zijde", "FORMAL", "tolk", "tr", "reis", "ja"))
                        .status());
        Invitation kept = invited().get(0);
        boolean first = kept.coming() == Invitation.Coming.YES;
        assertThat(kept.side()).isEqualTo(first ? Side.INFORMAL : Side.FORMAL);
        assertThat(kept.needs()).isEqualTo(new Invitation.Needs(first ? "ar" : "tr", first, !first));
        assertThat(invited()).hasSize(1);
    }

    private List<Invitation> invited() {
        return Tenancy.in(area.id(), () -> invitations.of(area.id(), meeting));
    }

    @Test
    void theCalendarFileIsNeutralAndInUniversalTime() throws Exception {
        plan(meeting, LocalDate.of(2027, 3, 9), "Het Huis; kamer 2, links");
        send("versturen", noors);
        Browser.Answer file = people.browser().get(link(noor) + "/agenda.ics");
        assertThat(file.headers().firstValue("Content-Type").orElse("")).startsWith("text/calendar");
        assertThat(file.headers().firstValue("Content-Disposition").orElse("")).contains("bijeenkomst.ics");
        VEvent event = Biweekly.parse(file.body()).first().getEvents().get(0);
        assertThat(event.getSummary().getValue()).isEqualTo("Bijeenkomst in het voorjaar");
        assertThat(event.getLocation().getValue()).isEqualTo("Het Huis; kamer 2, links");
        assertThat(event.getDateStart().getValue().toInstant())
                .isEqualTo(LocalDate.of(2027, 3, 9).atTime(18, 30).toInstant(ZoneOffset.UTC));
        assertThat(file.body())
                .contains("DTSTART:20270309T183000Z", "DTEND:20270309T203000Z")
                .doesNotContain("/i/");
    }

    private JointMeeting meeting() {
        return Tenancy.in(area.id(), () -> meetings.find(area.id(), meeting)).orElseThrow();
    }

    private static Map<String, String> typed(LocalDate day, String place, String seen) {
        return Map.of(
                "titel", "Bijeenkomst in het voorjaar",
                "dag", day.toString(),
                "van", "20:00",
                "tot", "22:00",
                "plaats", place,
                "agenda", "Welkom",
                "gezien", seen);
    }

    private String seen(Browser.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return answer.page().select("input[name=gezien]").val();
    }

    @Test
    void whoIsInvitedHearsOnceOfAnotherDayTimeOrPlaceAndTheCalendarTakesTheNewOne() throws Exception {
        send("versturen", noors, sams);
        String link = link(noor);
        VEvent before = event(link);
        assertThat(before.getSequence().getValue()).isZero();
        LocalDate day = meeting().day().plusDays(7);

        Browser.Answer look = coordinator.post(path, typed(day, "De Zaal", ""));
        assertThat(look.page().select("#mails").text()).contains("Aantal mensen dat een mail krijgt: 2.");
        assertThat(look.page().select("#voorbeeld").text()).contains("De Zaal", "20.00 tot 22.00 uur", "/i/");
        assertThat(look.page().select("#plaats").val()).isEqualTo("De Zaal");
        assertThat(meeting().place()).isEqualTo("Het Huis");
        assertThat(mailbox.textsTo(noor)).hasSize(1);
        // what is typed after the look is looked at first, too
        Browser.Answer again = coordinator.post(path, typed(day, "Het Plein", seen(look)));
        assertThat(again.page().select("#voorbeeld").text()).contains("Het Plein");

        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(path, typed(day, "Het Plein", seen(again)))
                            .status())
                    .isEqualTo(303);
        }
        for (String address : List.of(noor, sam)) {
            assertThat(mailbox.textsTo(address)).hasSize(2);
        }
        assertThat(mailbox.textsTo(no)).isEmpty();
        assertThat(mailbox.textsTo(sam).get(1))
                .contains("Het Plein", "20.00 tot 22.00 uur", "nu anders", "trekken wij uw toestemming in")
                .doesNotContain("Welkom");
        assertThat(link(noor)).isEqualTo(link);
        VEvent after = event(link);
        assertThat(after.getUid().getValue()).isEqualTo(before.getUid().getValue());
        assertThat(after.getSequence().getValue()).isOne();
        assertThat(after.getLocation().getValue()).isEqualTo("Het Plein");
        assertThat(after.getDateStart().getValue().toInstant())
                .isEqualTo(day.atTime(20, 0).atZone(Time.ZONE).toInstant());
        assertThat(kinds()).contains("CHANGE");

        Map<String, String> words = new HashMap<>(typed(day, "Het Plein", ""));
        words.putAll(Map.of("titel", "Een andere naam", "agenda", "Iets anders"));
        assertThat(coordinator.post(path, words).status()).isEqualTo(303);
        assertThat(event(link).getSequence().getValue()).isOne();
        coordinator.post("/" + area.slug() + "/netwerk/contact/" + noors + "/intrekking", Map.of("doel", "INVITATION"));
        Browser.Answer fewer = coordinator.post(path, typed(day, "De Zaal", ""));
        assertThat(fewer.page().select("#mails").text()).contains("krijgt: 1.");
        coordinator.post(path, typed(day, "De Zaal", seen(fewer)));
        assertThat(mailbox.textsTo(noor)).hasSize(2);
        assertThat(mailbox.textsTo(sam)).hasSize(3);
    }

    private VEvent event(String link) {
        return Biweekly.parse(people.browser().get(link + "/agenda.ics").body())
                .first()
                .getEvents()
                .get(0);
    }

    private List<String> kinds() {
        return Tenancy.in(
                area.id(),
                () -> webTransaction.execute(status -> db.sql("select kind from mail where area_id = :area")
                        .param("area", area.id().value())
                        .query(String.class)
                        .list()));
    }

    @Test
    void aDayThatIsCorrectedAfterwardsIsNotMailed() {
        send("versturen", noors);
        LocalDate yesterday = LocalDate.now(Clock.systemUTC()).minusDays(1);
        assertThat(coordinator.post(path, typed(yesterday, "Het Huis", "")).status())
                .isEqualTo(303);
        assertThat(mailbox.textsTo(noor)).hasSize(1);
    }

    @Test
    void changedEightTimesAtTheSameMomentEachHearsItOnce() throws Exception {
        send("versturen", noors, sams);
        JointMeeting.Plan plan = new JointMeeting.Plan(
                meeting,
                engagement,
                "Bijeenkomst in het voorjaar",
                meeting().day().plusDays(1),
                LocalTime.of(19, 30),
                LocalTime.of(21, 30),
                "Het Huis",
                "");
        Together.run(8, n -> {
            Tenancy.in(area.id(), () -> lead.change(area, plan, me));
            return n;
        });
        assertThat(mailbox.textsTo(noor)).hasSize(2);
        assertThat(mailbox.textsTo(sam)).hasSize(2);
        assertThat(meeting().sequence()).isOne();
    }

    @Test
    void oneInvitationIsWithdrawnWithAMailOrWithoutAndItsLinkLeadsNowhere() {
        send("versturen", noors, sams);
        String noorsLink = link(noor);
        String samsLink = link(sam);
        people.browser().post(noorsLink, Map.of("komt", "YES", "zijde", "INFORMAL", "opvang", "ja"));
        Document page = coordinator.get(path + "/uitnodigingen").page();
        assertThat(page.select("input[name=uitnodiging]")).hasSize(2);
        assertThat(coordinator
                        .post(path + "/intrekking", Map.of("mail", "ja"))
                        .page()
                        .select("#e-uitnodiging"))
                .hasSize(1);
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(path + "/intrekking", Map.of("uitnodiging", invitation(noors), "mail", "ja"))
                            .location())
                    .endsWith("/uitnodigingen?ingetrokken");
        }
        assertThat(mailbox.textsTo(noor)).hasSize(2);
        assertThat(mailbox.textsTo(noor).get(1)).contains("geldt niet meer").doesNotContain("/i/", "Het Huis");
        Browser.Answer gone = people.browser().get(noorsLink);
        assertThat(gone.status()).isEqualTo(404);
        assertThat(gone.page().select("main").text())
                .contains("Deze link werkt niet meer")
                .doesNotContain("Bijeenkomst in het voorjaar", "Het Huis");
        assertThat(people.browser().get(noorsLink + "/agenda.ics").status()).isEqualTo(404);
        assertThat(people.browser()
                        .post(noorsLink, Map.of("komt", "YES", "zijde", "INFORMAL"))
                        .status())
                .isEqualTo(404);
        assertThat(numbers()).contains("Samen 0 0 0");

        coordinator.post(path + "/intrekking", Map.of("uitnodiging", invitation(sams)));
        assertThat(mailbox.textsTo(sam)).hasSize(1);
        assertThat(people.browser().get(samsLink).status()).isEqualTo(404);
        assertThat(invited()).isEmpty();
        send("versturen", noors); // invited anew by another link
        assertThat(mailbox.textsTo(noor)).hasSize(3);
        assertThat(link(noor)).isNotEqualTo(noorsLink);
        assertThat(people.browser().get(noorsLink).status()).isEqualTo(404);
    }

    @Test
    void anInvitationOfAnotherMeetingIsNotWithdrawnHere() {
        send("versturen", noors);
        String other = "/" + area.slug() + "/bijeenkomst/" + planned(meeting().day());
        coordinator.post(other + "/intrekking", Map.of("uitnodiging", invitation(noors), "mail", "ja"));
        assertThat(invited()).hasSize(1);
        assertThat(mailbox.textsTo(noor)).hasSize(1);
    }

    private final Map<UUID, String> known = new HashMap<>();

    /** The id of a contact's invitation, also after it was withdrawn. */
    private String invitation(UUID contact) {
        invited().forEach(one -> known.put(one.contact(), one.id().toString()));
        return known.getOrDefault(contact, "");
    }

    @Test
    void whoIsErasedInTheNetworkIsErasedHereToo() {
        send("versturen", noors, sams);
        String link = link(noor);
        people.browser().post(link, Map.of("komt", "YES", "zijde", "INFORMAL", "tolk", "ar", "reis", "ja"));
        PersonalData.Person person = new PersonalData.Person(null, noor.toUpperCase(), null);
        List<PersonalData.Item> found = Tenancy.in(area.id(), () -> data.find(person, List.of(area.id())));
        assertThat(found).hasSize(1);
        assertThat(found.get(0).values().all())
                .extracting(value -> value.plain())
                .contains("YES", "INFORMAL", "ar", "travel", "Bijeenkomst in het voorjaar");

        coordinator.post("/" + area.slug() + "/netwerk/contact/" + noors + "/verwijdering", Map.of());
        assertThat(people.browser().get(link).status()).isEqualTo(404);
        assertThat(invited()).hasSize(1);
        UUID left = invited().get(0).id();
        for (boolean there : List.of(true, false)) {
            Boolean erased = workerTransaction.execute(status -> data.erase(area.id(), left));
            assertThat(erased).isEqualTo(there);
        }
    }

    @Test
    void fourteenDaysAfterTheMeetingNothingIsLeftOfWhoCame() {
        send("versturen", noors);
        people.browser().post(link(noor), Map.of("komt", "YES", "zijde", "INFORMAL", "opvang", "ja"));
        LocalDate day = LocalDate.now(Clock.systemUTC()).plusDays(30);
        nights.erase("meeting-invitation", day.plusDays(13).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(invited()).hasSize(1);
        nights.erase("meeting-invitation", day.plusDays(15).atStartOfDay().toInstant(ZoneOffset.UTC));
        assertThat(invited()).isEmpty();
    }
}
