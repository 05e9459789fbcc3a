package nl.bruggenbouwer.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Mailbox;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.calendar.WorkingDays;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.network.Organisations;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A programme is laid before the municipality and two organisations, and agreed. */
@ApplicationTest
@Import(Organisations.class)
class PlanTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Engagements engagements;

    @Autowired
    ComposeProgramme compose;

    @Autowired
    ProgrammeSql programmes;

    @Autowired
    AgreePlan agree;

    @Autowired
    PlanMail mails;

    @Autowired
    PlanSql sql;

    @Autowired
    PlanData data;

    @Autowired
    Mailbox mailbox;

    @Autowired
    Nights nights;

    @Autowired
    Staff staff;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate webTransaction;

    @Autowired
    @Qualifier("workerTransaction")
    TransactionTemplate workerTransaction;

    private final UUID me = UUID.randomUUID();
    private final String bridgeMail = UUID.randomUUID() + "@voorbeeld.example";
    private final String havenMail = UUID.randomUUID() + "@voorbeeld.example";
    private Area area;
    private Browser coordinator;
    private UUID officer;
    private UUID engagement;
    private UUID bridge;
    private UUID haven;
    private UUID bridgeContact;
    private int meetings = 10;

    @BeforeEach
    void aProgrammeAndTwoOrganisationsThatMayAgree() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        officer = people.account(area.id(), Role.MUNICIPALITY);
        engagement = in(() -> webTransaction.execute(status -> engagements.current(area.id(), me)))
                .id();
        bridge = organisations.add(area, "De Brug");
        haven = organisations.add(area, "De Haven");
        bridgeContact = organisations.contact(area, bridge, bridgeMail, false, Set.of(Purpose.INVITATION));
        organisations.contact(area, haven, havenMail, false, Set.of(Purpose.INVITATION));
        chosen(bridge, haven);
        add(Item.Kind.SUPPORT, "Een zaal op zondag", List.of());
        coordinator.get(path());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(area.id(), work::get);
    }

    private void in(Runnable work) {
        Tenancy.in(area.id(), work);
    }

    private String path() {
        return "/" + area.slug() + "/traject/" + engagement + "/programma/akkoord";
    }

    /** A joint meeting in which these organisations were chosen. */
    private void chosen(UUID... some) {
        String list = "/" + area.slug() + "/bijeenkomst";
        coordinator.get(list + "?voor=" + engagement);
        Browser.Answer planned = coordinator.post(
                list,
                Map.of(
                        "voor",
                        engagement.toString(),
                        "sleutel",
                        UUID.randomUUID().toString(),
                        "titel",
                        "Samen kiezen",
                        "dag",
                        "2026-01-" + meetings++,
                        "van",
                        "19.30",
                        "tot",
                        "21.30"));
        StringBuilder form = new StringBuilder("_csrf=" + coordinator.csrf());
        for (Side side : Side.values()) {
            form.append("&aanwezig-").append(side).append("=4");
        }
        for (UUID one : some) {
            form.append("&namens=").append(one);
        }
        assertThat(coordinator
                        .postRaw(planned.location() + "/verslag", form.toString())
                        .status())
                .isEqualTo(303);
    }

    private Item add(Item.Kind kind, String title, List<String> themes) {
        Item item = Item.of(UUID.randomUUID(), kind, null, title, List.of("NEED_SUPPORT.SPACE"), "");
        in(() -> compose.add(area.id(), engagement, List.of(item), me));
        change(item.id(), "thema", themes);
        return now(item.id());
    }

    private Item now(UUID item) {
        return in(() -> programmes.of(area.id(), engagement))
                .orElseThrow()
                .content()
                .item(item)
                .orElseThrow();
    }

    private void change(UUID item, String field, List<String> values) {
        Item now = now(item);
        ItemForm form = ItemForm.of(now);
        form.sent().put(field, values);
        Item changed = form.item(now, now.edit(), Set.of("NEED_SUPPORT.SPACE"), Set.of("FGM", "SOCIAL_CONTROL"));
        assertThat(in(() -> compose.save(area.id(), engagement, changed, me))).isEqualTo(ComposeProgramme.Saved.YES);
    }

    private Map<String, String> form() {
        Map<String, String> form = new HashMap<>();
        coordinator
                .get(path())
                .page()
                .select("#voorleggen form input, #voorleggen form select")
                .forEach(field -> form.put(
                        field.attr("name"),
                        field.is("select") ? field.select("option[selected]").attr("value") : field.attr("value")));
        return form;
    }

    private PlanVersion proposed() {
        Browser.Answer answer = coordinator.post(path(), form());
        assertThat(answer.status()).isEqualTo(303);
        return latest();
    }

    private PlanVersion latest() {
        return in(() -> sql.of(area.id(), engagement)).get(0);
    }

    private String link(PlanVersion version, UUID organisation) {
        return in(() -> mails.path(
                area.id(), version.party(party(version, organisation)).orElseThrow()));
    }

    private static UUID party(PlanVersion version, UUID organisation) {
        return version.parties().stream()
                .filter(party -> organisation.equals(party.organisation()))
                .map(PlanParty::id)
                .findFirst()
                .orElseThrow();
    }

    private static UUID municipality(PlanVersion version) {
        return version.parties().get(0).id();
    }

    private void replied(PlanVersion version, UUID organisation, String words) {
        UUID party = party(version, organisation);
        String at = String.valueOf(latest().party(party).orElseThrow().answeredAt());
        assertThat(in(() -> agree.reply(area, version.id(), party, at, words, me)))
                .isTrue();
    }

    private void daysLater(String column, String table) {
        in(() -> webTransaction.executeWithoutResult(
                status -> db.sql("update " + table + " set " + column + " = " + column + " - interval '11 days'")
                        .update()));
    }

    private Browser.Answer answer(String link, String answer, String objection) {
        return people.browser().post(link, Map.of("antwoord", answer, "bezwaar", objection));
    }

    private void officerAgrees(PlanVersion version) {
        Browser browser = people.signedIn(officer);
        String own = "/" + area.slug() + "/akkoord/" + municipality(version);
        assertThat(browser.get("/overzicht").page().select("a[href='" + own + "']"))
                .hasSize(1);
        browser.get(own);
        assertThat(browser.post(own, Map.of("antwoord", "akkoord")).status()).isEqualTo(303);
        assertThat(browser.get("/overzicht").page().select("a[href='" + own + "']"))
                .isEmpty();
    }

    @Test
    void whenAllAgreeTheProgrammeIsAgreedAndItsHalfDaysArePlanned() throws Exception {
        Item talk = add(Item.Kind.TRAINING, "Avond over steun", List.of("SOCIAL_CONTROL"));
        in(() -> compose.change(
                area.id(),
                engagement,
                content -> content.changed(with(
                        now(talk.id()),
                        new Item.PlannedSession(
                                LocalDate.of(2027, 3, 9), LocalTime.of(19, 0), LocalTime.of(21, 0), "Het Huis"))),
                me));
        PlanVersion version = proposed();
        assertThat(version.state()).isEqualTo(PlanVersion.State.ASKED);
        assertThat(coordinator.post(path(), form()).status()).isEqualTo(422); // nothing new to lay before the sides
        assertThat(in(() -> sql.of(area.id(), engagement))).hasSize(1);
        assertThat(mailbox.textsTo(bridgeMail))
                .singleElement()
                .satisfies(text ->
                        assertThat(text).contains(link(version, bridge)).doesNotContain("Avond over steun", "De Brug"));

        Browser.Answer page = people.browser().get(link(version, bridge));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.page().select("main").text())
                .contains("namens De Brug", "Avond over steun", "De Haven: nog geen antwoord.")
                .doesNotContain("Uren van trainers");
        assertThat(people.browser().get(link(version, bridge) + "x").status()).isEqualTo(404);
        assertThat(answer(link(version, bridge), "", "").status()).isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(answer(link(version, bridge), "akkoord", "").status()).isEqualTo(303);
        }
        assertThat(answer(link(version, haven), "akkoord", "").status()).isEqualTo(303);
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED);
        officerAgrees(version);
        assertThat(latest().state()).isEqualTo(PlanVersion.State.AGREED);

        assertThat(in(() -> engagements.find(area.id(), engagement))
                        .orElseThrow()
                        .facts())
                .filteredOn(fact -> fact.kind() == Fact.Kind.PLAN_AGREED)
                .hasSize(1);
        List<String> planned = in(() -> webTransaction.execute(
                status -> db.sql("select title || ' ' || day || ' ' || place from planned_session where area_id = ?")
                        .param(area.id().value())
                        .query(String.class)
                        .list()));
        assertThat(planned).containsExactly("Avond over steun 2027-03-09 Het Huis");
        assertThat(people.browser()
                        .get(link(version, haven) + "/plan.pdf")
                        .headers()
                        .firstValue("content-disposition"))
                .contains("attachment; filename=\"programma.pdf\"");
        assertThat(pdf(path() + "/" + version.id() + "/plan.pdf"))
                .contains("Het programma geldt sinds", "De Brug: akkoord op", "11. Wat als");
        assertThat(answer(link(version, haven), "bezwaar", "Toch niet.").status())
                .isEqualTo(422);

        Document shared = coordinator.get(path()).page();
        String told = shared.select("a[href*=/p/]").attr("href").replaceFirst("https?://[^/]+", "");
        assertThat(people.browser().get(told).page().select("main").text())
                .contains("De gemeente en 2 organisaties zijn akkoord", "Avond over steun", "(maart 2027)")
                .doesNotContain("De Brug", "Het Huis");
    }

    private static Item with(Item item, Item.PlannedSession session) {
        ItemForm form = ItemForm.of(item);
        form.sent().set("dag-0", session.day().toString());
        form.sent().set("van-0", session.from().toString());
        form.sent().set("tot-0", session.until().toString());
        form.sent().set("plaats-0", session.place());
        return form.item(item, item.edit(), Set.copyOf(item.wishes()), Set.copyOf(item.themes()));
    }

    private String pdf(String path) throws Exception {
        try (PDDocument document =
                Loader.loadPDF(staff.in(area, "MUNICIPALITY").get(path).bytes())) {
            assertThat(document.getDocumentCatalog().getStructureTreeRoot()).isNotNull();
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void aProgrammeThatIsNotReadyIsLaidBeforeTheSidesOnlyOnPurpose() {
        Map<String, String> form = form();
        assertThat(form.remove("toch")).isEqualTo("ja");

        Browser.Answer refused = coordinator.post(path(), form);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#voorleggen").text()).contains("Nog niet alles is klaar:");
        assertThat(in(() -> sql.of(area.id(), engagement))).isEmpty();
        form.put("toch", "ja");
        assertThat(coordinator.post(path(), form).status()).isEqualTo(303);
        assertThat(latest().version()).isEqualTo(1);
    }

    @Test
    void anOrganisationThatIsNotPublicIsNotNamedToTheOthers() {
        UUID secret = organisations.add(area, Organisations.named("De Schuilplaats", true));
        chosen(bridge, secret);
        PlanVersion version = proposed();
        officerAgrees(version);
        answer(link(version, bridge), "akkoord", "");
        assertThat(people.browser().get(link(version, bridge)).body())
                .contains("Een andere organisatie: nog geen antwoord.")
                .doesNotContain("Schuilplaats");
        assertThat(coordinator.get(path()).body()).contains("Schuilplaats"); // who may see it
        assertThat(people.signedIn(officer).get(path()).body()).doesNotContain("Schuilplaats");
    }

    @Test
    void thePlanNamesWhoIsToAgreeAndLeavesOutASideOfWhichNothingIsKnown() throws Exception {
        UUID secret = organisations.add(area, Organisations.named("De Schuilplaats", true));
        chosen(bridge, secret);
        String draft = pdf(path().replace("/akkoord", "/plan.pdf"));
        Document text = Jsoup.parse(proposed().body());
        assertThat(text.select("h3:contains(Organisaties en sleutel) + p").text())
                .isEqualTo("De Brug, Een andere organisatie");
        for (String plan : List.of(draft, text.text())) {
            assertThat(plan)
                    .contains("Gemeente (" + area.name() + ")", "De Brug, Een andere organisatie")
                    .doesNotContain("Nog niet bekend", "Schuilplaats");
        }
        assertThat(text.select("h3").eachText()).doesNotContain("Professionals");
    }

    @Test
    void aContactWithAnotherAddressOrInAnotherPlaceGetsAnotherLink() {
        String other = UUID.randomUUID() + "@voorbeeld.example";
        UUID otherContact = organisations.contact(area, bridge, other, false, Set.of(Purpose.INVITATION));
        PlanVersion version = proposed();
        String old = link(version, bridge);
        String again = path() + "/" + version.id() + "/mail/" + party(version, bridge);
        String field = "opnieuw-" + party(version, bridge);
        assertThat(coordinator
                        .post(again, Map.of(field, "c-" + UUID.randomUUID()))
                        .status())
                .isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(again, Map.of(field, "c-" + otherContact))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(people.browser().get(old).status()).isEqualTo(404);
        String now = link(latest(), bridge);
        assertThat(now).isNotEqualTo(old);
        assertThat(mailbox.textsTo(other))
                .hasSize(2)
                .allSatisfy(text -> assertThat(text).contains(now));
        assertThat(people.browser().get(now).status()).isEqualTo(200);
    }

    @Test
    void anOfficerIsMailedThePageBehindTheSignInAndATrajectThatRestsAsksNobody() {
        PlanVersion version = proposed();
        String mail = db.sql("select email from account where id = ?")
                .param(officer)
                .query(String.class)
                .single();
        assertThat(mailbox.textsTo(mail))
                .singleElement()
                .satisfies(text -> assertThat(text)
                        .contains("/" + area.slug() + "/akkoord/" + municipality(version))
                        .doesNotContain("/a/"));
        in(() -> webTransaction.executeWithoutResult(status ->
                engagements.record(area.id(), engagement, Fact.of(Fact.Kind.CLOSED, engagements.today(), null, me))));
        assertThat(answer(link(version, bridge), "akkoord", "").status()).isEqualTo(422);
        assertThat(people.signedIn(officer).get("/overzicht").body()).doesNotContain("/akkoord/");
    }

    @Test
    void anObjectionIsAnsweredFirst() {
        PlanVersion version = proposed();
        officerAgrees(version);
        answer(link(version, bridge), "akkoord", "");
        assertThat(answer(link(version, haven), "bezwaar", "").status()).isEqualTo(422);
        answer(link(version, haven), "bezwaar", "Op zondag kunnen wij niet.");
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED);

        Document page = coordinator.get(path()).page();
        String reply = path() + "/" + version.id() + "/antwoord/" + party(version, haven);
        String pass = path() + "/" + version.id() + "/verder/" + party(version, haven);
        assertThat(page.text()).contains("Op zondag kunnen wij niet.");
        assertThat(page.select("form[action='" + reply + "']")).hasSize(1);
        assertThat(page.select("form[action='" + pass + "']")).isEmpty();
        assertThat(coordinator.get("/overzicht").page().text()).contains("Een bezwaar wacht op uw antwoord");
        coordinator.post(pass, Map.of("reden", "Wij willen door."));
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED);
        assertThat(people.browser().get(link(version, bridge)).body())
                .doesNotContain("Op zondag kunnen wij niet.")
                .contains("De Haven: heeft op");

        assertThat(coordinator.post(reply, Map.of("tekst", " ")).status()).isEqualTo(422);
        String at = page.select("form[action='" + reply + "'] input[name=op]").attr("value");
        Browser.Answer unread = coordinator.post(reply, Map.of("tekst", "Over iets anders.", "op", "gisteren"));
        assertThat(unread.status()).isEqualTo(422);
        assertThat(unread.body()).contains("Over iets anders.");
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(reply, Map.of("tekst", "Het kan ook op zaterdag.", "op", at))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(mailbox.textsTo(havenMail))
                .hasSize(2)
                .allSatisfy(
                        text -> assertThat(text).contains(link(version, haven)).doesNotContain("zaterdag"));
        assertThat(people.browser().get(link(version, haven)).body()).contains("Het kan ook op zaterdag.");
        assertThat(coordinator.get("/overzicht").page().text()).doesNotContain("Een bezwaar wacht op uw antwoord");
        answer(link(version, haven), "akkoord", "");
        assertThat(latest().state()).isEqualTo(PlanVersion.State.AGREED);
    }

    @Test
    void itGoesOnWithoutAnOrganisationOnlyWithAReasonAndTwoOthers() {
        UUID third = organisations.add(area, "De Kade");
        chosen(bridge, haven, third);
        PlanVersion version = proposed();
        officerAgrees(version);
        answer(link(version, bridge), "akkoord", "");
        answer(link(version, haven), "bezwaar", "Liever anders.");
        replied(version, haven, "Dat kan niet.");
        String pass = path() + "/" + version.id() + "/verder/";
        assertThat(coordinator
                        .post(pass + party(version, haven), Map.of("reden", ""))
                        .status())
                .isEqualTo(422);
        for (UUID early : List.of(haven, third)) {
            Browser.Answer refused = coordinator.post(pass + party(version, early), Map.of("reden", "Te vroeg."));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.body()).contains("Te vroeg.");
        }
        daysLater("replied_at", "plan_party");
        daysLater("opened_at", "plan_version");
        coordinator.post(pass + party(version, haven), Map.of("reden", "Wij werden het niet eens."));
        coordinator.post(pass + party(version, third), Map.of("reden", "Geen antwoord."));
        assertThat(latest().party(party(version, third)).orElseThrow().passedOver())
                .isNull(); // one organisation is not enough
        answer(link(version, haven), "akkoord", "");
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED);
        for (int i = 0; i < 2; i++) {
            coordinator.post(pass + party(version, third), Map.of("reden", "Geen antwoord."));
        }
        assertThat(latest().state()).isEqualTo(PlanVersion.State.AGREED);
        assertThat(coordinator.get(path()).page().text()).contains("Geen antwoord.");
    }

    @Test
    void theAdviserLooksFirstWhenTheThemeAsksForIt() {
        Browser adviser = people.signedIn(area.id(), Role.ADVISER);
        Item item = add(Item.Kind.TRAINING, "Training", List.of("FGM"));
        PlanVersion version = proposed();
        assertThat(version.state()).isEqualTo(PlanVersion.State.REMARK);
        assertThat(version.remarkUntil()).isEqualTo(WorkingDays.after(in(engagements::today), 5));
        assertThat(mailbox.textsTo(bridgeMail)).isEmpty();
        assertThat(people.browser().get(link(version, bridge)).status()).isEqualTo(404);
        Browser municipal = people.signedIn(officer);
        assertThat(municipal
                        .get("/" + area.slug() + "/akkoord/" + municipality(version))
                        .status())
                .isEqualTo(404);
        assertThat(adviser.get("/overzicht").page().text()).contains("Een programma wacht op uw opmerking, tot ");
        assertThat(adviser.get(path()).page().select("#h-opmerking").text())
                .startsWith(
                        "De coördinator, de gemeente en de organisaties lezen dit. Schrijf ten hoogste 600 tekens.");
        String remark = path() + "/" + version.id() + "/opmerking";
        assertThat(adviser.post(remark, Map.of("opmerking", "x".repeat(601))).status())
                .isEqualTo(422);
        for (int i = 0; i < 2; i++) {
            assertThat(adviser.post(remark, Map.of("opmerking", "Nodig eerst de wijkagent uit."))
                            .status())
                    .isEqualTo(303);
        }
        Browser.Answer second = adviser.post(remark, Map.of("opmerking", "Nog iets."));
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.body()).contains("Nog iets.");
        assertThat(latest().state()).isEqualTo(PlanVersion.State.REMARKED);
        in(() -> agree.goOn(area, WorkingDays.after(in(engagements::today), 9))); // it is the coordinator's turn
        assertThat(latest().state()).isEqualTo(PlanVersion.State.REMARKED);
        assertThat(mailbox.textsTo(bridgeMail)).isEmpty();
        assertThat(coordinator.get("/overzicht").page().text())
                .contains("De adviseur heeft een opmerking bij uw programma");
        assertThat(coordinator.get(path()).page().text()).contains("Nodig eerst de wijkagent uit.");
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator
                            .post(path() + "/" + version.id() + "/vraag", Map.of())
                            .status())
                    .isEqualTo(303);
        }
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED);
        assertThat(people.browser().get(link(version, bridge)).page().text())
                .contains("Nodig eerst de wijkagent uit.")
                .doesNotContain("Nog iets.");
        assertThat(mailbox.textsTo(bridgeMail)).hasSize(1);

        change(item.id(), "thema", List.of());
        PlanVersion changed = proposed();
        assertThat(adviser.post(path() + "/" + changed.id() + "/opmerking", Map.of("opmerking", ""))
                        .status())
                .isEqualTo(303);
        assertThat(latest().state()).isEqualTo(PlanVersion.State.ASKED); // nothing to remark: it goes on
        assertThat(mailbox.textsTo(bridgeMail)).hasSize(2);

        change(item.id(), "doel", List.of("SKILLS"));
        proposed();
        Browser.Answer early = coordinator.post(path() + "/" + latest().id() + "/vraag", Map.of());
        assertThat(early.status()).isEqualTo(422); // the adviser's days are not over
        assertThat(early.page().select(early.page().select(".summary a").attr("href")))
                .hasSize(1);
        LocalDate last = Objects.requireNonNull(latest().remarkUntil());
        // a training without a theme may be about anything
        for (LocalDate day : List.of(last, last.plusDays(1), last.plusDays(2))) {
            in(() -> agree.goOn(area, day));
            assertThat(latest().state())
                    .isEqualTo(day.equals(last) ? PlanVersion.State.REMARK : PlanVersion.State.ASKED);
        }
        assertThat(mailbox.textsTo(bridgeMail)).hasSize(3);
        assertThat(coordinator.get(path()).page().text())
                .contains("De adviseur van het LKHA gaf geen opmerking tot en met");
    }

    private Item firstItem() {
        return in(() -> programmes.of(area.id(), engagement))
                .orElseThrow()
                .content()
                .items()
                .get(0);
    }

    @Test
    void whatChangesAfterwardsIsANewVersionAndSaysInWordsWhatIsDifferent() {
        Item hall = firstItem();
        PlanVersion first = proposed();
        change(hall.id(), "titel", List.of("Een zaal op zaterdag"));
        change(hall.id(), "aantal", List.of("40"));
        add(Item.Kind.BRIDGE, "Kennismaken", List.of());
        assertThat(coordinator.get(path()).page().text())
                .contains(
                        "Versie 1 vervalt als u de nieuwe versie voorlegt.",
                        "Bij de bijeenkomst zijn gekozen: De Brug, De Haven.");
        PlanVersion second = proposed();
        assertThat(second.version()).isEqualTo(2);
        assertThat(in(() -> sql.find(area.id(), first.id())).orElseThrow().state())
                .isEqualTo(PlanVersion.State.ENDED);
        assertThat(people.browser().get(link(first, bridge)).page().text())
                .contains("Dit is een oude versie.", "Een zaal op zondag");
        assertThat(answer(link(first, bridge), "akkoord", "").status()).isEqualTo(422);
        assertThat(coordinator.get(path()).page().select("#versie-2 details li").eachText())
                .containsExactly(
                        "Een zaal op zaterdag, naam: eerst “Een zaal op zondag”, nu “Een zaal op zaterdag”.",
                        "Een zaal op zaterdag, hooguit zoveel mensen: eerst “niets”, nu “40”.",
                        "Erbij: Kennismaken.");

        officerAgrees(second);
        answer(link(second, bridge), "akkoord", "");
        answer(link(second, haven), "akkoord", "");
        assertThat(latest().state()).isEqualTo(PlanVersion.State.AGREED);
        String programme = path().replace("/akkoord", "");
        assertThat(coordinator.get(programme).page().select(".note").text())
                .contains("Versie 2 geldt sinds", "Verandert u iets? Dan is weer akkoord nodig.")
                .doesNotContain("is voorgelegd");
        assertThat(people.signedIn(officer)
                        .get(programme)
                        .page()
                        .select(".note")
                        .text())
                .contains("Versie 2 geldt sinds")
                .doesNotContain("Verandert u iets");
        in(() -> compose.change(area.id(), engagement, content -> content.without(hall.id()), me));
        assertThat(coordinator.get(programme).page().select(".note").text())
                .contains("Daarna is het programma veranderd. Daarvoor is weer akkoord nodig.");
        assertThat(coordinator.get(path()).page().select("#voorleggen").text())
                .contains("Versie 2 geldt tot iedereen akkoord is met de nieuwe versie.")
                .doesNotContain("vervalt");
        PlanVersion third = proposed();
        assertThat(coordinator.get(programme).page().select(".note").text())
                .contains("Versie 3 is voorgelegd. Versie 2 geldt tot iedereen akkoord is met de nieuwe versie.");
        assertThat(in(() -> sql.find(area.id(), second.id())).orElseThrow().state())
                .isEqualTo(PlanVersion.State.AGREED); // until the new one is
        assertThat(coordinator.get(path()).page().select("#versie-3 details li").eachText())
                .containsExactly("Weg: Een zaal op zaterdag.");
        officerAgrees(third);
        answer(link(third, bridge), "akkoord", "");
        answer(link(third, haven), "akkoord", "");
        assertThat(in(() -> sql.find(area.id(), second.id())).orElseThrow().state())
                .isEqualTo(PlanVersion.State.ENDED);
        assertThat(coordinator.get(path()).page().text())
                .contains("Deze versie gold vanaf")
                .containsOnlyOnce("Het programma geldt sinds");
    }

    @Test
    void whoWasAskedBeforeReadsInMailAndPageWhatChangedSince() {
        Item hall = firstItem();
        PlanVersion first = proposed();
        answer(link(first, bridge), "akkoord", "");
        Item advised = add(Item.Kind.TRAINING, "Avond", List.of("FGM"));
        assertThat(proposed().state()).isEqualTo(PlanVersion.State.REMARK); // nobody is asked about this one
        in(() -> compose.change(area.id(), engagement, content -> content.without(advised.id()), me));
        change(hall.id(), "keer", List.of("12"));
        change(hall.id(), "waarom", List.of("Dit leest alleen wie het programma maakt."));
        UUID third = organisations.add(area, "De Kade");
        String thirdMail = UUID.randomUUID() + "@voorbeeld.example";
        organisations.contact(area, third, thirdMail, false, Set.of(Purpose.INVITATION));
        chosen(bridge, haven, third);
        PlanVersion now = proposed();
        assertThat(now.version()).isEqualTo(3);

        assertThat(mailbox.textsTo(bridgeMail)).hasSize(2);
        assertThat(mailbox.textsTo(bridgeMail).get(1))
                .contains("is veranderd sinds de vorige versie", link(now, bridge))
                .doesNotContain("zaal");
        assertThat(mailbox.textsTo(bridgeMail).get(0)).doesNotContain("veranderd");
        assertThat(mailbox.textsTo(thirdMail))
                .singleElement()
                .satisfies(text -> assertThat(text).doesNotContain("veranderd"));
        Browser municipal = people.signedIn(officer);
        for (Document page : List.of(
                people.browser().get(link(now, bridge)).page(),
                municipal
                        .get("/" + area.slug() + "/akkoord/" + municipality(now))
                        .page())) {
            assertThat(page.select("#anders h2").text()).isEqualTo("Wat is anders dan in versie 1?");
            assertThat(page.select("#anders li").eachText())
                    .containsExactly("Een zaal op zondag, aantal keer: eerst “1”, nu “12”.");
            assertThat(page.text()).contains("Bent u ook hiermee akkoord?").doesNotContain("Dit leest alleen");
        }
        Document other = people.browser().get(link(now, third)).page();
        assertThat(other.select("#anders")).isEmpty();
        assertThat(other.text()).contains("Bent u akkoord?");
    }

    @Test
    void whoAgreedIsNotAskedAgainAndReadsWhetherItCanStillChange() {
        PlanVersion version = proposed();
        String question = "Bent u akkoord?";
        String change = "U kunt dit nog veranderen tot iedereen akkoord is.";
        assertThat(people.browser().get(link(version, bridge)).page().text())
                .contains(question)
                .doesNotContain(change);
        answer(link(version, bridge), "akkoord", "");
        assertThat(people.browser().get(link(version, bridge)).page().text())
                .contains("U gaf akkoord op", change)
                .doesNotContain(question);
        answer(link(version, haven), "akkoord", "");
        officerAgrees(version);
        assertThat(people.browser().get(link(version, bridge)).page().text())
                .contains("U gaf akkoord op", "Iedereen is akkoord.")
                .doesNotContain(question, change);
    }

    @Test
    void withoutTwoOrganisationsOrSomethingToDoTogetherNothingIsLaidBeforeAnybody() {
        in(() -> webTransaction.executeWithoutResult(
                status -> db.sql("delete from meeting_representative where area_id = ?")
                        .param(area.id().value())
                        .update()));
        Map<String, String> form = Map.of("versie", "2", "gemeente", "a-" + officer);
        Browser.Answer refused = coordinator.post(path(), form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary").text()).contains("Kies eerst twee organisaties");
        chosen(bridge, haven);
        Map<String, String> old = form();
        Item item = add(Item.Kind.TRAINING, "Training", List.of("SOCIAL_CONTROL"));
        Browser.Answer changed = coordinator.post(path(), old);
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.page().select(".summary").text()).contains("net veranderd");
        in(() -> compose.change(
                area.id(),
                engagement,
                content -> new Content(
                        content.items().stream().filter(item::equals).toList(), List.of(), null),
                me));
        Browser.Answer alone = coordinator.post(path(), Map.of("versie", "9", "gemeente", "x"));
        assertThat(alone.status()).isEqualTo(422);
        assertThat(alone.page().select(".summary").text()).contains("Voeg ondersteuning", "Kies wie voor de gemeente");
        assertThat(in(() -> sql.of(area.id(), engagement))).isEmpty();
    }

    @Test
    void aRepresentativeAgreesWithItsAccountAndForItsOwnOrganisationOnly() {
        String page = "/" + area.slug() + "/netwerk/contact/" + bridgeContact;
        coordinator.get(page);
        coordinator.post(page + "/vertegenwoordiger", Map.of("akkoord", "ja"));
        UUID account = db.sql("select id from account where email = ?")
                .param(bridgeMail)
                .query(UUID.class)
                .single();
        PlanVersion version = proposed();
        Browser representative = people.signedIn(account);
        String own = "/" + area.slug() + "/akkoord/" + party(version, bridge);
        assertThat(representative.get("/overzicht").page().select("a[href='" + own + "']"))
                .hasSize(1);
        assertThat(representative.get(own).page().text()).contains("namens De Brug");
        for (UUID other : List.of(party(version, haven), municipality(version), UUID.randomUUID())) {
            assertThat(representative
                            .get("/" + area.slug() + "/akkoord/" + other)
                            .status())
                    .isEqualTo(404);
        }
        assertThat(representative.post(own, Map.of("antwoord", "akkoord")).status())
                .isEqualTo(303);
        assertThat(latest().party(party(version, bridge)).orElseThrow().agrees())
                .isTrue();
        assertThat(representative.get(own + "/plan.pdf").status()).isEqualTo(200);
    }

    /** Seen to fail without the lock of the version: then both see the other one lacking, and nothing is agreed. */
    @Test
    void theLastTwoAnswersAtOnceMakeItAgreedOnce() throws Exception {
        for (int round = 0; round < 8; round++) {
            PlanVersion version = proposed();
            List<UUID> all = version.parties().stream().map(PlanParty::id).toList();
            Together.run(all.size(), number -> in(() -> agree.answer(area, version.id(), all.get(number), null, null)));
            assertThat(latest().state()).isEqualTo(PlanVersion.State.AGREED);
            add(Item.Kind.BRIDGE, "Kennismaken " + round, List.of());
        }
        assertThat(in(() -> db.sql("select count(*) from public_link where area_id = ? and kind = 'PLAN_SHARED'")
                        .param(area.id().value())
                        .query(Integer.class)
                        .single()))
                .isEqualTo(1); // of the last one
    }

    @Test
    void theSameProgrammeLaidByTwoAtOnceIsOneVersion() throws Exception {
        Map<String, String> form = form();
        List<Integer> all = new ArrayList<>(
                Together.run(4, number -> coordinator.post(path(), form).status()));
        assertThat(all).containsOnly(303);
        assertThat(in(() -> sql.of(area.id(), engagement))).hasSize(1);
        assertThat(mailbox.textsTo(bridgeMail)).hasSize(1);
    }

    @Test
    void thoseWhoTookPartAreToldOnce() {
        PlanVersion version = proposed();
        officerAgrees(version);
        answer(link(version, bridge), "akkoord", "");
        String tell = path() + "/" + version.id() + "/bericht";
        assertThat(coordinator.post(tell, Map.of()).status()).isEqualTo(404); // nothing is agreed
        answer(link(version, haven), "akkoord", "");
        for (int i = 0; i < 2; i++) {
            assertThat(coordinator.post(tell, Map.of()).status()).isEqualTo(303);
        }
        assertThat(coordinator.get(path()).page().text()).contains("Gemaild op");
        assertThat(mailbox.textsTo(bridgeMail).stream().filter(text -> text.contains("/p/")))
                .hasSize(1);
        assertThat(mailbox.textsTo(havenMail).stream().filter(text -> text.contains("/p/")))
                .hasSize(1);
    }

    @Test
    void whoWasAskedIsForgottenAfterNinetyDaysAndTheAgreementStays() {
        PlanVersion version = proposed();
        officerAgrees(version);
        answer(link(version, haven), "bezwaar", "Niet op zondag.");
        replied(version, haven, "Op zaterdag dan.");
        answer(link(version, haven), "akkoord", "");
        answer(link(version, bridge), "akkoord", "");
        nights.erase("plan-party-contact", clock.instant());
        nights.erase("plan-party", clock.instant().plus(Duration.ofDays(89)));
        assertThat(latest().parties().get(1).contact()).isEqualTo(bridgeContact);
        nights.erase("plan-party", clock.instant().plus(Duration.ofDays(91)));
        nights.erase("plan-party", clock.instant().plus(Duration.ofDays(91)));
        assertThat(latest().parties()).allSatisfy(party -> {
            assertThat(party.contact()).isNull();
            assertThat(party.account()).isNull();
            assertThat(party.agrees()).isTrue();
        });
        assertThat(people.browser().get(link(version, haven)).status()).isEqualTo(404);
    }

    @Test
    void aContactFindsItsObjectionAndErasesIt() {
        PlanVersion version = proposed();
        answer(link(version, haven), "bezwaar", "Niet op zondag.");
        in(() -> agree.answer(area, version.id(), municipality(version), "Te duur.", officer));
        assertThat(in(() -> data.find(new PersonalData.Person(officer, null, null), List.of(area.id()))))
                .singleElement()
                .satisfies(item -> assertThat(item.values().all())
                        .extracting(value -> value.plain())
                        .contains("Te duur."));
        PersonalData.Person person = new PersonalData.Person(null, havenMail, null);
        assertThat(in(() -> data.find(person, List.of(area.id()))))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.values().all())
                            .extracting(value -> value.plain())
                            .contains("De Haven", "Niet op zondag.");
                    for (boolean there : List.of(true, false)) {
                        Boolean erased = workerTransaction.execute(status -> data.erase(area.id(), item.row()));
                        assertThat(erased).isEqualTo(there);
                    }
                });
        assertThat(latest().party(party(version, haven)).orElseThrow().objection())
                .isEmpty();
        assertThat(people.browser().get(link(version, haven)).status()).isEqualTo(404);
    }
}
