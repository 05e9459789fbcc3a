package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a scan tells its traject. */
@ApplicationTest
class TrajectOfAScanTest {

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    Engagements engagements;

    @Autowired
    CloseQuickScan closing;

    @Test
    void eachStepOfAScanIsAFactOfItsTraject() {
        Area area = scans.area();
        Staff.Person first = staff.in(area, "COORDINATOR");
        Staff.Person second = staff.in(area, "COORDINATOR");
        String scan = first.post("/" + area.slug() + "/quickscan").location();
        assertThat(kinds(area)).containsExactly(Fact.Kind.SCAN_PREPARED);
        first.post(scan + "/opening", Scans.WITHOUT_TALK);
        second.post(scan + "/opening/bevestiging");
        second.post(scan + "/opening/bevestiging");

        assertThat(kinds(area)).containsExactly(Fact.Kind.SCAN_PREPARED, Fact.Kind.SCAN_OPEN);
        assertThat(only(area).facts())
                .allMatch(fact -> scan.endsWith(String.valueOf(fact.subject())))
                .extracting(Fact::by)
                .containsExactly(first.account(), second.account());
        assertThat(state(area)).isEqualTo(Fact.Kind.SCAN_OPEN);
    }

    @Test
    void aScanMayBelongToAnEarlierTrajectOfItsAreaAndToNoOther() {
        Area area = scans.area();
        Staff.Person coordinator = staff.in(area, "COORDINATOR");
        String list = "/" + area.slug() + "/traject";
        String older = id(coordinator
                .post(list, "titel", "Dorp 2025", "soort", "PLAN_AGREED")
                .location());
        coordinator.post(list, "titel", "Dorp 2026", "soort", "REQUESTED");
        Area other = scans.area();
        UUID foreign = scans.open(other).engagement();

        String scans = "/" + area.slug() + "/quickscan";
        assertThat(coordinator.post(scans, "traject", older).status()).isEqualTo(303);
        assertThat(coordinator.post(scans, "traject", foreign.toString()).status())
                .isEqualTo(404);
        assertThat(coordinator.post(scans, "traject", "geen-nummer").status()).isEqualTo(404);

        assertThat(Tenancy.in(area.id(), () -> engagements.find(area.id(), UUID.fromString(older)))
                        .orElseThrow()
                        .facts())
                .extracting(Fact::kind)
                .containsExactlyInAnyOrder(Fact.Kind.PLAN_AGREED, Fact.Kind.SCAN_PREPARED);
    }

    private static String id(String location) {
        return location.replaceFirst("\\?.*", "").replaceFirst(".*/", "");
    }

    @Test
    void closingAndReleasingAreFactsOfTheTrajectToldOnce() {
        Area area = scans.area();
        QuickScan scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8), Set.of(), "");
        Staff.Person second = staff.in(area, "COORDINATOR");
        String path = "/" + area.slug() + "/quickscan/" + scan.id();
        second.post(path + "/sluiting/bevestiging");
        second.post(path + "/sluiting/bevestiging");
        assertThat(kinds(area)).containsExactly(Fact.Kind.SCAN_OPEN, Fact.Kind.SCAN_CLOSED);

        second.post(path + "/vrijgave");
        second.post(path + "/vrijgave");

        assertThat(kinds(area)).containsExactly(Fact.Kind.SCAN_OPEN, Fact.Kind.SCAN_CLOSED, Fact.Kind.OUTCOME_RELEASED);
        assertThat(only(area).facts()).extracting(Fact::note).containsOnly(scan.title());
    }

    @Test
    void aScanThatWasDestroyedLeavesTheTrajectWhereItWas() {
        Area area = scans.area();
        QuickScan scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.MUNICIPALITY, 16), Set.of(), "");
        closing.close(scan, UUID.randomUUID(), "");

        assertThat(kinds(area)).contains(Fact.Kind.SCAN_DESTROYED);
        assertThat(state(area)).isEqualTo(Fact.Kind.REQUESTED);
    }

    @Test
    void aClosingThatFailsTellsNothing() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.NOT_NOW);

        assertThat(kinds(area)).containsExactly(Fact.Kind.SCAN_OPEN);
    }

    private Engagement only(Area area) {
        List<Engagement> all = Tenancy.in(area.id(), () -> engagements.in(area.id()));
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Fact.Kind> kinds(Area area) {
        return only(area).facts().stream().map(Fact::kind).toList();
    }

    private Fact.Kind state(Area area) {
        return only(area).state(LocalDate.now(java.time.ZoneId.of("Europe/Amsterdam")));
    }
}
