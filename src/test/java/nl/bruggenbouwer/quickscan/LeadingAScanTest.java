package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class LeadingAScanTest {

    private static final String[] CHANGED = {
        "titel",
        "Eerste ronde",
        "zijde",
        "FORMAL",
        "zijde",
        "INFORMAL",
        "verwacht-FORMAL",
        "30",
        "verwacht-INFORMAL",
        "14",
        "verspreider-FORMAL",
        "teamleider wijkteam",
        "opent",
        "2026-01-01T09:00",
        "sluit",
        "2099-01-01T23:59",
        "omvang",
        "kort"
    };

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    QuickScanSql sql;

    @Test
    void twoPeopleBringAScanFromDraftToOpen() {
        Area area = scans.area();
        Staff.Person first = staff.in(area, "COORDINATOR");
        Staff.Person second = staff.in(area, "COORDINATOR");
        String scan = first.post("/" + area.slug() + "/quickscan").location();
        assertThat(first.post(scan, CHANGED).location()).isEqualTo(scan + "?gedaan=bewaard");
        assertThat(first.get(scan).page().select("#netwerk li").eachText())
                .containsExactly("Vrouwen", "Jongeren", "LHBTI-personen");
        assertThat(first.get(scan).page().select("#vooraf").text())
                .contains("Organisaties en sleutelpersonen: krijgt losse codes")
                .contains("Professionals: krijgt een groepslink");

        assertThat(first.post(scan + "/opening", Scans.WITHOUT_TALK).status()).isEqualTo(303);
        assertThat(first.get(scan).page().text()).contains("Dit wacht op een tweede persoon");
        assertThat(first.post(scan, CHANGED).status()).isEqualTo(422);
        assertThat(first.post(scan + "/opening/bevestiging")
                        .page()
                        .select(".summary")
                        .text())
                .contains("Een andere coördinator moet dit doen");

        assertThat(second.get(scan).page().text()).contains("teamleider wijkteam");
        assertThat(second.post(scan + "/opening/bevestiging").status()).isEqualTo(303);
        assertThat(first.get(scan).page().select("#link-FORMAL").val()).contains("/v/");
        assertThat(first.get(scan).page().select("#link-INFORMAL")).isEmpty();
        assertThat(scan(area, scan).state(java.time.Instant.now())).isEqualTo(QuickScan.State.OPEN);
        assertThat(second.post(scan, CHANGED).status()).isEqualTo(422);
    }

    @Test
    void aDraftWithMistakesKeepsWhatWasTyped() {
        Area area = scans.area();
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        String scan = coordinator.post("/" + area.slug() + "/quickscan").location();
        Staff.Answer answer = coordinator.post(
                scan,
                "titel",
                "",
                "zijde",
                "FORMAL",
                "verwacht-FORMAL",
                "veel",
                "sluit",
                "morgen",
                "bijeenkomst",
                "zaal");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary li").eachText()).hasSize(4);
        assertThat(answer.page().select("#verwacht-FORMAL").val()).isEqualTo("veel");
        assertThat(answer.page().select("#bijeenkomst").val()).isEqualTo("zaal");
        assertThat(answer.page().title()).startsWith("Fout:");
    }

    @Test
    void aRefusedOpeningIsADraftAgain() {
        Area area = scans.area();
        Staff.Person first = staff.in(area, "COORDINATOR");
        String scan = first.post("/" + area.slug() + "/quickscan").location();
        first.post(scan + "/opening", Scans.WITHOUT_TALK);
        staff.in(area, "COORDINATOR").post(scan + "/opening/weigering");
        assertThat(scan(area, scan).state(java.time.Instant.now())).isEqualTo(QuickScan.State.DRAFT);
    }

    @Test
    void stoppingEarlyTakesASecondPersonAndTwoDays() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        Staff.Person first = staff.in(area, "COORDINATOR");
        first.post(path + "/stop");
        assertThat(first.post(path + "/stop/bevestiging").status()).isEqualTo(422);
        assertThat(staff.in(area, "COORDINATOR")
                        .post(path + "/stop/bevestiging")
                        .status())
                .isEqualTo(303);
        assertThat(scan(area, path).endsAt())
                .isAfter(java.time.Instant.now().plus(java.time.Duration.ofHours(47)))
                .isBefore(scan.closesAt());
    }

    @Test
    void theSecondPersonSeesFormsPerSideAndCloses() {
        Area area = scans.area();
        QuickScan scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8), Set.of(), "");
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        Staff.Person second = staff.in(area, "COORDINATOR");

        assertThat(second.get(path).page().select(".next td").eachText()).startsWith("18", "25", "14", "20");
        assertThat(second.post(path + "/sluiting/bevestiging").status()).isEqualTo(303);
        assertThat(second.get(path).page().text()).contains("0 antwoorden, 0 codes");
    }

    @Test
    void theOverviewTellsTheSecondPersonAndNobodyElseWhatWaits() {
        Area area = scans.area();
        Staff.Person first = staff.in(area, "COORDINATOR");
        Staff.Person second = staff.in(area, "COORDINATOR");
        String draft = first.post("/" + area.slug() + "/quickscan").location();
        assertThat(waiting(first)).isEmpty();
        first.post(draft + "/opening", Scans.WITHOUT_TALK);
        assertThat(waiting(second)).containsExactly("Bevestig de opening: Vragenlijst");
        assertThat(waiting(first)).isEmpty();
        assertThat(waiting(staff.in(area, "MUNICIPALITY"))).isEmpty();

        Area other = scans.area();
        QuickScan ended = scans.ended(other);
        scans.answers(ended, Map.of(Side.FORMAL, 12, Side.INFORMAL, 12, Side.MUNICIPALITY, 10), Set.of(), "Tijd");
        Staff.Person closer = staff.in(other, "COORDINATOR");
        assertThat(waiting(closer)).containsExactly("Bekijk de aantallen en sluit: Vragenlijst");
        String path = "/" + other.slug() + "/quickscan/" + ended.id();
        closer.post(path + "/sluiting/bevestiging");
        assertThat(waiting(closer)).containsExactly("Lees de open antwoorden: Vragenlijst");
        closer.get(path + "/teksten")
                .page()
                .select("input[name=tekst]")
                .eachAttr("value")
                .forEach(id -> closer.post(path + "/teksten", "tekst", id, "inhoud", "Tijd", "oordeel", "akkoord"));
        assertThat(waiting(closer)).isEmpty();
        assertThat(waiting(staff.in(other, "COORDINATOR"))).hasSize(1);

        Area open = scans.area();
        QuickScan stopping = scans.open(open);
        Staff.Person asks = staff.in(open, "COORDINATOR");
        asks.post("/" + open.slug() + "/quickscan/" + stopping.id() + "/stop");
        assertThat(waiting(asks)).isEmpty();
        assertThat(waiting(staff.in(open, "COORDINATOR"))).containsExactly("Bevestig eerder stoppen: Vragenlijst");
    }

    private static List<String> waiting(Staff.Person person) {
        return person.get("/overzicht")
                .page()
                .select("li:has(.tag--warn):not(:has(a[href^=/landelijk])) h3")
                .eachText();
    }

    @Test
    void farTooManyFormsAskForAReasonBeforeAnythingHappens() {
        Area area = scans.area();
        QuickScan scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.MUNICIPALITY, 16), Set.of(), "");
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        Staff.Person second = staff.in(area, "COORDINATOR");

        assertThat(second.post(path + "/sluiting/bevestiging").status()).isEqualTo(422);
        assertThat(scan(area, path).state(java.time.Instant.now())).isEqualTo(QuickScan.State.ENDED);
        second.post(path + "/sluiting/bevestiging", "keuze", "vernietig");
        assertThat(second.get(path).page().text()).contains("ongezien vernietigd");
    }

    @Test
    void othersReadProgressOnlyAndStrangersFindNothing() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        Staff.Person municipality = staff.in(area, "MUNICIPALITY");

        assertThat(municipality.get(path).page().text())
                .contains("nog niet genoeg")
                .doesNotContain("/v/");
        assertThat(municipality.post(path + "/stop").status()).isEqualTo(403);
        assertThat(staff.in(scans.area(), "COORDINATOR").get(path).status()).isEqualTo(404);
        Area other = scans.area();
        assertThat(staff.in(other, "COORDINATOR")
                        .get("/" + other.slug() + "/quickscan/" + scan.id())
                        .status())
                .isEqualTo(404);
    }

    private QuickScan scan(Area area, String path) {
        UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
        return Tenancy.in(area.id(), () -> sql.find(area.id(), id)).orElseThrow();
    }
}
