package nl.bruggenbouwer.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.Together;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.meeting.SeedMeeting;
import nl.bruggenbouwer.menu.WorkForm;
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.quickscan.Staff;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class ProgrammeTest {

    @Autowired
    People people;

    @Autowired
    Scans scans;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    Staff staff;

    @Autowired
    Engagements engagements;

    @Autowired
    ComposeProgramme compose;

    @Autowired
    ProgrammeSql sql;

    @Autowired
    SeedMeeting vote;

    @Autowired
    TransactionTemplate webTransaction;

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
        coordinator.get(path());
    }

    private <T> T in(Supplier<T> work) {
        return Tenancy.in(area.id(), work::get);
    }

    private String path() {
        return "/" + area.slug() + "/traject/" + engagement + "/programma";
    }

    private List<Item> items() {
        return in(() -> sql.of(area.id(), engagement))
                .map(programme -> programme.content().items())
                .orElse(List.of());
    }

    private String added(Map<String, String> form) {
        Browser.Answer answer = coordinator.post(path() + "/onderdeel", form);
        assertThat(answer.status()).isEqualTo(303);
        return answer.location();
    }

    /** The fields of a form as a browser would send them. */
    private static Map<String, String> fields(Document page) {
        Map<String, String> fields = new HashMap<>();
        page.select("form[action*=onderdeel] input[type=text], form[action*=onderdeel] input[type=hidden],"
                        + " form[action*=onderdeel] textarea, form[action*=onderdeel] input[checked]")
                .forEach(field -> fields.put(field.attr("name"), field.val()));
        return fields;
    }

    private void anOutcome() {
        QuickScan scan = scans.ended(area);
        scans.answers(
                scan,
                Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8),
                Set.of(
                        "NEED_SUPPORT.TRAINING",
                        "NEED_ADVICE.CONSULT",
                        "THEMES_LEARN.FORCED_MARRIAGE",
                        "MIXED_GROUP.FIRST_APART"),
                "");
        closing.close(scan, UUID.randomUUID(), "");
        engagement = scan.engagement();
        coordinator.get(path());
        coordinator.post("/" + area.slug() + "/quickscan/" + scan.id() + "/vrijgave", Map.of());
    }

    @Test
    void fromWishesToItemsWithAReasonAndWhatIsLeftIsSaid() {
        anOutcome();
        Document page = coordinator.get(path()).page();
        assertThat(page.select(".note--warn").text())
                .contains("Training of scholing", "Alle groepen aan wie dit is gevraagd, willen dit.");
        assertThat(page.select("section:has(h2:contains(Suggesties))").text())
                .contains("Training Knooppunt Huwelijksdwang en Alliantie", "(huwelijksdwang)", "Advies")
                .doesNotContain("Uitleg over rechten en regels");

        var form = page.select("section:has(h2:contains(Suggesties)) form").stream()
                .filter(one -> one.select("input[name=wens]").attr("value").equals("NEED_ADVICE.CONSULT"))
                .findFirst()
                .orElseThrow();
        Map<String, String> sent = new HashMap<>();
        form.select("input").forEach(field -> sent.put(field.attr("name"), field.val()));
        String item = added(sent);
        assertThat(added(sent)).isEqualTo(item);
        assertThat(items()).singleElement().satisfies(one -> {
            assertThat(one.kind()).isEqualTo(Item.Kind.ADVICE);
            assertThat(one.wishes()).containsExactly("NEED_ADVICE.CONSULT");
            assertThat(one.why()).contains("Alle groepen aan wie dit is gevraagd, willen dit.");
        });
        assertThat(coordinator.get(path()).page().select(".note--warn").text())
                .contains("Training of scholing")
                .doesNotContain("Advies");

        String training = "NEED_SUPPORT.TRAINING";
        Browser.Answer refused = coordinator.post(path() + "/niet", Map.of("wens", training, "reden", ""));
        assertThat(refused.status()).isEqualTo(422);
        coordinator.post(path() + "/niet", Map.of("wens", training, "reden", "Er loopt al een training."));
        assertThat(coordinator.get(path()).page().select(".note--warn").text()).doesNotContain("Training of scholing");
        assertThat(coordinator.get(path()).body()).contains("Er loopt al een training.");
        coordinator.post(path() + "/niet", Map.of("wens", training, "terug", "ja"));
        assertThat(coordinator.get(path()).page().select(".note--warn").text()).contains("Training of scholing");
    }

    @Test
    void aTrainingThatIsSuggestedAnswersTheWishForTrainingAndAGroupCanMeetApartFirst() {
        anOutcome();
        Map<String, String> training = suggestion("aanbod", "LKHA_TRAINING");
        assertThat(training).containsEntry("wens", "NEED_SUPPORT.TRAINING");
        added(training);
        assertThat(items())
                .singleElement()
                .satisfies(item -> assertThat(item.wishes()).containsExactly("NEED_SUPPORT.TRAINING"));
        assertThat(coordinator.get(path()).page().select(".note--warn").text()).doesNotContain("Training of scholing");

        String apart = "Eerst een aparte bijeenkomst voor deze groep";
        added(suggestion("naam", apart));
        assertThat(items().get(1)).satisfies(item -> {
            assertThat(item.title()).isEqualTo(apart);
            assertThat(item.kind()).isEqualTo(Item.Kind.SUPPORT); // or all would wait: no training is for one group
            assertThat(item.offer()).isNull();
            assertThat(item.wishes()).isEmpty();
            assertThat(item.why()).contains("Professionals");
        });
        assertThat(coordinator
                        .get(path())
                        .page()
                        .select("input[type=hidden][name=naam]")
                        .eachAttr("value"))
                .isNotEmpty()
                .doesNotContain(apart, "Training Knooppunt Huwelijksdwang en Alliantie");
    }

    /** The form of the suggestion in which this field has this value. */
    private Map<String, String> suggestion(String field, String value) {
        Map<String, String> sent = new HashMap<>();
        coordinator.get(path()).page().select("section:has(h2:contains(Suggesties)) form").stream()
                .filter(form -> form.select("input[name=" + field + "]").val().equals(value))
                .findFirst()
                .orElseThrow()
                .select("input")
                .forEach(input -> sent.put(input.attr("name"), input.val()));
        return sent;
    }

    @Test
    void anItemIsFilledInAndCounted() {
        String item = added(Map.of("aanbod", "BASIC_TRAINING"));
        Document page = coordinator.get(item).page();
        assertThat(page.select("h1").text()).isEqualTo("Basistraining");
        Map<String, String> form = fields(page);
        form.put("titel", "");
        form.put("keer", "0");
        form.put("aantal", "duizend");
        form.put("dag-0", "9-3-2027");
        form.put("van-0", "9.30");
        form.put("tot-0", "9.00");
        form.put("plaats-1", "Het Huis");
        form.put("vragen", "Hoe begin ik?\nEn dan?");
        Browser.Answer refused = coordinator.post(item, form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-titel, #e-keer, #e-aantal, #e-tot-0, #e-dag-1"))
                .hasSize(5);
        assertThat(refused.page().select("#vragen").text()).contains("En dan?");
        assertThat(refused.page().select("#plaats-1").val()).isEqualTo("Het Huis");

        form.putAll(Map.of(
                "titel",
                "Samen leren",
                "keer",
                "2",
                "aantal",
                "16",
                "tot-0",
                "16.30",
                "dag-1",
                "2027-03-02",
                "van-1",
                "9:30"));
        form.put("tot-1", "12:30");
        form.putAll(Map.of("dag-2", "2027-12-25", "van-2", "9:30", "tot-2", "12:30"));
        form.putAll(Map.of("dag-3", "2027-06-01", "van-3", "9:30", "tot-3", "12:30"));
        form.put("vorm", "ACTOR");
        assertThat(coordinator.post(item, form).status()).isEqualTo(303);
        String shown = coordinator.get(path()).page().select("main").text();
        assertThat(shown)
                .contains("Samen leren", "dinsdag 2 maart", "Het Huis", "2 keer, hooguit 16 mensen", "En dan?");
        assertThat(coordinator.get(path()).page().select(".items .note--warn").eachText())
                .anySatisfy(note -> assertThat(note).contains("25 december", "Kerst"))
                .anySatisfy(note -> assertThat(note).contains("1 juni", "de kans op achterlating het grootst"));
        assertThat(items().get(0).sessions())
                .extracting(session -> session.day().toString())
                .containsExactly("2027-03-02", "2027-03-09", "2027-06-01", "2027-12-25");
        // two trainers of 8 + 4 + 1 hours and an actor, twice
        assertThat(shown).contains("Trainer, professional26 uur", "Trainer, ervaringskennis26 uur", "Trainingsacteur");

        assertThat(coordinator
                        .post(path() + "/tarief", Map.of("tarief", "veel"))
                        .page()
                        .select("#e-tarief"))
                .hasSize(1);
        coordinator.post(path() + "/tarief", Map.of("tarief", "95,50"));
        assertThat(coordinator.get(path()).page().select(".total--sum").text()).contains("€");
        coordinator.post(path() + "/tarief", Map.of("tarief", ""));
        assertThat(coordinator.get(path()).page().select(".total--sum").text()).doesNotContain("€");
    }

    @ParameterizedTest
    @EnumSource
    void savingAnItemLosesNothingThatItsFormDoesNotShow(Item.Kind kind) {
        Item full = new Item(
                UUID.randomUUID(),
                1,
                kind,
                null,
                "Kennismaken",
                List.of("NEED_BRIDGE.NO_LONGER_ASKED"),
                List.of("THEME_OF_BEFORE", "FGM"),
                List.of("Hoe begin ik?", "En dan?"),
                Set.of(Item.Aim.SKILLS, Item.Aim.ATTITUDE),
                Set.of(WorkForm.FILM, WorkForm.ACTOR),
                Set.of(Side.FORMAL, Side.INFORMAL),
                "Wijkteam en vrijwilligers",
                30,
                4,
                "Voorjaar",
                true,
                "Arabisch",
                true,
                "Twee trainers",
                "De gemeente",
                "Aantal avonden",
                "Plaats 1.",
                List.of(new Item.PlannedSession(
                        LocalDate.of(2027, 3, 2), LocalTime.of(9, 30), LocalTime.of(12, 30), "Het Huis")));
        in(() -> compose.add(area.id(), engagement, List.of(full), me));
        String item = path() + "/onderdeel/" + full.id();

        assertThat(coordinator
                        .postRaw(item, sentBack(coordinator.get(item).page(), "Kennismaken"))
                        .status())
                .isEqualTo(303);
        assertThat(items()).containsExactly(full);

        assertThat(coordinator
                        .postRaw(item, sentBack(coordinator.get(item).page(), "Elkaar leren kennen"))
                        .status())
                .isEqualTo(303);
        ItemForm renamed = ItemForm.of(full);
        renamed.sent().set("titel", "Elkaar leren kennen");
        assertThat(items())
                .containsExactly(renamed.item(
                        full, items().get(0).edit(), Set.copyOf(full.wishes()), new LinkedHashSet<>(full.themes())));
        assertThat(coordinator.get(path()).page().select("main").text()).contains("4 keer, hooguit 30 mensen");
        assertThat(coordinator
                        .postRaw(
                                item,
                                sentBack(coordinator.get(item).page(), "Nog eens")
                                        .replaceFirst("versie=[0-9]+", "versie=999"))
                        .page()
                        .select(".note--warn dt")
                        .eachText())
                .containsExactly("Naam"); // what was not asked is no difference
    }

    /** The form of an item as a browser sends it, with all that is ticked. */
    private static String sentBack(Document page, String title) {
        return page.select("#invullen [name]:not(button)").stream()
                .filter(field -> !field.attr("type").equals("checkbox") || field.hasAttr("checked"))
                .map(field -> field.attr("name")
                        + "="
                        + URLEncoder.encode(
                                field.attr("name").equals("titel") ? title : field.val(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Test
    void ofTheLargestWishesThePlanSaysWhichTheMeetingDidNotChoose() throws Exception {
        QuickScan scan = scans.ended(area);
        String large = "NEED_ADVICE.FACILITY_OVERVIEW";
        String all = "NEED_SUPPORT.TRAINING";
        scans.answers(scan, Map.of(Side.FORMAL, 18, Side.INFORMAL, 14), Set.of(all, large), "");
        scans.answers(scan, Map.of(Side.MUNICIPALITY, 8), Set.of(all), "");
        closing.close(scan, UUID.randomUUID(), "");
        engagement = scan.engagement();
        coordinator.get(path());
        coordinator.post("/" + area.slug() + "/quickscan/" + scan.id() + "/vrijgave", Map.of());
        added(Map.of("aanbod", "LKHA_TRAINING", "wens", all));
        assertThat(coordinator.get(path()).page().select(".note--warn").text())
                .contains("Een overzicht van hulp in de gemeente"); // nobody voted: the first places of the outcome
        assertThat(coordinator.get(path()).page().select("aside").text()).contains("Nog niet: De wensen die voorop");

        List<SeedMeeting.Voter> voters = new ArrayList<>();
        for (Side side : Side.values()) {
            for (int i = 0; i < 4; i++) {
                voters.add(new SeedMeeting.Voter(side, List.of(all)));
            }
            voters.add(new SeedMeeting.Voter(side, List.of("NEED_SUPPORT.LOCATION")));
        }
        vote.hold(
                area.id(),
                engagement,
                new SeedMeeting.Told("Samen kiezen", 3, LocalTime.of(19, 0), LocalTime.of(21, 0), "", "", ""),
                voters,
                Set.of(),
                me);
        added(Map.of("soort", "SUPPORT", "naam", "Een zaal", "wens", "NEED_SUPPORT.LOCATION"));
        Document page = coordinator.get(path()).page();
        assertThat(page.select(".note--warn")).isEmpty();
        assertThat(page.select("aside").text()).contains("Klaar: De wensen die voorop staan");
        String notChosen = "Deze grote wensen zijn nu niet gekozen: Een overzicht van hulp in de gemeente";
        assertThat(page.select(".note").text()).contains(notChosen);
        assertThat(plan()).contains(notChosen + ".");

        coordinator.post(path() + "/niet", Map.of("wens", large, "reden", "Dat is er al."));
        assertThat(coordinator.get(path()).page().text()).doesNotContain("Deze grote wensen");
        assertThat(plan())
                .contains("Een overzicht van hulp in de gemeente: bewust niet. Dat is er al.")
                .doesNotContain("Deze grote wensen");
    }

    private String plan() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(
                staff.in(area, "MUNICIPALITY").get(path() + "/plan.pdf").bytes())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", " ");
        }
    }

    @Test
    void withoutWorkingTogetherAPlanIsNotReady() {
        added(Map.of("aanbod", "BASIC_TRAINING"));
        assertThat(coordinator.get(path()).page().select("aside").text())
                .contains("Nog niet: Er is iets om samen te werken", "Zonder kan het plan niet akkoord zijn");
        added(Map.of("soort", "BRIDGE", "naam", "Kennismaken op vier avonden"));
        assertThat(coordinator.get(path()).page().select("aside").text())
                .contains("Klaar: Er is iets om samen te werken", "Klaar: Elke groep doet mee", "Klaar: Elke training");
        assertThat(coordinator
                        .post(path() + "/onderdeel", Map.of("soort", "BRIDGE", "naam", ""))
                        .page()
                        .select("#e-naam"))
                .hasSize(1);
        assertThat(coordinator
                        .post(path() + "/onderdeel", Map.of())
                        .page()
                        .select("#aanbod .error")
                        .text())
                .contains("Kies een onderdeel uit de menukaart");
        Browser municipality = people.signedIn(area.id(), Role.MUNICIPALITY);
        Document read = municipality.get(path()).page();
        assertThat(read.select("main").text()).contains("Kennismaken op vier avonden");
        assertThat(read.select("main form")).isEmpty();
    }

    @Test
    void orderCanBeChangedAndEachStepUndone() {
        for (String name : List.of("Een", "Twee", "Drie")) {
            added(Map.of("soort", "SUPPORT", "naam", name));
        }
        String third = path() + "/onderdeel/" + items().get(2).id();
        coordinator.post(third + "/plaats", Map.of("naar", "op"));
        assertThat(items()).extracting(Item::title).containsExactly("Een", "Drie", "Twee");
        coordinator.post(third + "/verwijdering", Map.of());
        assertThat(items()).extracting(Item::title).containsExactly("Een", "Twee");

        String seen = revision();
        undo(seen);
        assertThat(items()).extracting(Item::title).containsExactly("Een", "Drie", "Twee");
        assertThat(coordinator
                        .post(path() + "/ongedaan", Map.of("versie", seen))
                        .status())
                .isEqualTo(422);
        undo(revision());
        assertThat(items()).extracting(Item::title).containsExactly("Een", "Twee", "Drie");
        added(Map.of("soort", "SUPPORT", "naam", "Vier"));
        undo(revision());
        undo(revision());
        assertThat(items()).extracting(Item::title).containsExactly("Een", "Twee");
        undo(revision());
        undo(revision());
        assertThat(items()).isEmpty();
        assertThat(coordinator.get(path()).page().select("form[action$=ongedaan]"))
                .isEmpty();
    }

    private String revision() {
        return coordinator.get(path()).page().select("input[name=versie]").attr("value");
    }

    private void undo(String seen) {
        assertThat(coordinator
                        .post(path() + "/ongedaan", Map.of("versie", seen))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void twoWhoEditAnItemDoNotOverwriteEachOtherUnseen() {
        String item = added(Map.of("soort", "ADVICE", "naam", "Adviesuur"));
        Map<String, String> first = fields(coordinator.get(item).page());
        Browser other = people.signedIn(area.id(), Role.COORDINATOR);
        Map<String, String> second = fields(other.get(item).page());
        first.put("wie", "Het wijkteam");
        assertThat(coordinator.post(item, first).status()).isEqualTo(303);
        assertThat(coordinator.post(item, first).status()).isEqualTo(303); // the same form once more

        second.put("meer", "ja"); // looking on first changes nothing of what was read
        second = fields(other.post(item, second).page());
        second.putAll(Map.of("wie", "De moskee", "dag-0", "2027-03-02", "van-0", "9:30", "tot-0", "12:30"));
        Browser.Answer conflict = other.post(item, second);
        assertThat(conflict.status()).isEqualTo(422);
        assertThat(conflict.page().select(".note--warn").text())
                .contains("Wie doet het?", "Het wijkteam", "Geplande dagdelen niets");
        assertThat(conflict.page().select("#wie").val()).isEqualTo("De moskee");
        assertThat(items().get(0).who()).isEqualTo("Het wijkteam");
        assertThat(other.post(item, fields(conflict.page())).status()).isEqualTo(303);
        assertThat(items().get(0).who()).isEqualTo("De moskee");
    }

    @Test
    void aFormThatSavesItselfComesBackWithTheVersionThatItSavesOverNext() {
        String item = added(Map.of("soort", "ADVICE", "naam", "Adviesuur"));
        for (String who : List.of("Het wijkteam", "De moskee")) {
            Map<String, String> form = fields(coordinator.get(item).page());
            form.putAll(Map.of("wie", who, "zelf", "ja"));
            Browser.Answer answer = coordinator.post(item, form);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.page().select("input[name=versie]").val())
                    .isEqualTo(String.valueOf(items().get(0).edit()));
            assertThat(items().get(0).who()).isEqualTo(who);
        }
        Map<String, String> form = fields(coordinator.get(item).page());
        form.putAll(Map.of("dag-0", "2027-03-02", "wie", "Niemand", "zelf", "ja"));
        assertThat(coordinator.post(item, form).status()).isEqualTo(422);
        assertThat(items().get(0).who()).isEqualTo("De moskee");
    }

    @Test
    void eightAtOnceAddEightItemsAndSaveOneOfEightTexts() throws Exception {
        Together.run(
                8,
                n -> in(() -> compose.add(
                        area.id(),
                        engagement,
                        List.of(Item.of(UUID.randomUUID(), Item.Kind.SUPPORT, null, "Nr " + n, List.of(), "")),
                        me)));
        assertThat(items()).extracting(Item::title).hasSize(8).doesNotHaveDuplicates();

        Item item = items().get(0);
        List<ComposeProgramme.Saved> saved = Together.run(
                8,
                n -> in(() -> compose.save(
                        area.id(),
                        engagement,
                        new Item(
                                item.id(),
                                item.edit(),
                                item.kind(),
                                null,
                                "Tekst " + n,
                                List.of(),
                                List.of(),
                                List.of(),
                                Set.of(),
                                Set.of(),
                                item.sides(),
                                "",
                                null,
                                1,
                                "",
                                false,
                                "",
                                false,
                                "",
                                "",
                                "",
                                "",
                                List.of()),
                        me)));
        assertThat(saved).filteredOn(ComposeProgramme.Saved.YES::equals).hasSize(1);
        assertThat(saved).filteredOn(ComposeProgramme.Saved.CONFLICT::equals).hasSize(7);
    }

    @Test
    void anEarlierProgrammeIsCopiedOnceWithoutItsDates() {
        added(Map.of("soort", "SUPPORT", "naam", "Een zaal"));
        String before = engagement.toString();
        coordinator.post(
                "/" + area.slug() + "/traject",
                Map.of(
                        "titel",
                        "Tweede ronde",
                        "soort",
                        "REQUESTED",
                        "datum",
                        engagements.today().toString()));
        engagement = in(() -> engagements.in(area.id())).stream()
                .filter(one -> one.title().equals("Tweede ronde"))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(coordinator.get(path()).page().select("#bron option")).hasSize(1);
        for (int i = 0; i < 2; i++) {
            coordinator.post(path() + "/kopie", Map.of("bron", before));
        }
        assertThat(items()).extracting(Item::title).containsExactly("Een zaal");
    }

    @Test
    void thePlanOnPaperHasElevenPartsAndIsTagged() throws Exception {
        anOutcome();
        added(Map.of("aanbod", "LKHA_TRAINING", "wens", "NEED_SUPPORT.TRAINING"));
        added(Map.of("soort", "BRIDGE", "naam", "Kennismaken op vier avonden"));
        assertThat(coordinator
                        .get(path() + "/plan.pdf")
                        .headers()
                        .firstValue("content-disposition")
                        .orElse(""))
                .contains("programma.pdf");
        try (PDDocument pdf = Loader.loadPDF(
                staff.in(area, "MUNICIPALITY").get(path() + "/plan.pdf").bytes())) {
            String text = new PDFTextStripper().getText(pdf);
            for (int part = 1; part <= 11; part++) {
                assertThat(text).contains(part + ". ");
            }
            assertThat(text.replaceAll("\\s+", " "))
                    .contains("Kennismaken op vier avonden (Brug)", "De gemeente", "Training of scholing")
                    .doesNotContain("Noor");
            assertThat(pdf.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Programma op maat");
        }
    }
}
