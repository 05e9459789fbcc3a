package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Keys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class ClosingTest {

    private static final Map<Side, Integer> EXAMPLE = Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8);

    @Autowired
    Scans scans;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    QuickScans quickScans;

    @Autowired
    QuickScanJobs jobs;

    @Autowired
    QuickScanSql sql;

    @Autowired
    nl.bruggenbouwer.identity.Accounts accounts;

    @Autowired
    ClosingDate closingDate;

    @Autowired
    Keys keys;

    @Autowired
    JdbcClient db;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void afterClosingOnlyTheBandsAreLeft() {
        QuickScan scan = scans.ended(scans.area());
        scans.answers(scan, EXAMPLE, Set.of("NEED_SUPPORT.TRAINING", "LEVEL.SOME", "THEMES_MET.NONE"), "Meer samen");

        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.CLOSED);

        QuickScans.Closed closed = closed(scan);
        assertThat(closed.published().groups()).extracting(g -> g.forms()).containsExactly(18, 14, 8);
        assertThat(closed.published().row("NEED_SUPPORT.TRAINING").orElseThrow().cells())
                .extracting(c -> c.lowPercent() + "-" + c.highPercent())
                .containsExactly("78-100", "79-100", "63-100");
        assertThat(closed.published().row("LEVEL.FIGURE").orElseThrow().cells())
                .extracting(c -> c.level())
                .containsOnly(2);
        assertThat(closed.published().rows()).noneMatch(row -> row.code().equals("THEMES_MET.NONE"));
        assertThat(closing.kept(scan)).isEqualTo(new Kept(0, 0));
        assertThat(keys.has(CloseQuickScan.keyName(scan))).isFalse();
        assertThat(freeTexts(scan)).hasSize(40).containsOnly("Meer samen");
        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.NOT_NOW);
    }

    @Test
    void whoAskedForTheClosingCannotConfirmIt() {
        QuickScan scan = scans.ended(scans.area());
        UUID asker = Objects.requireNonNull(scan.closingAskedBy());
        assertThat(closing.close(scan, asker, "")).isEqualTo(CloseQuickScan.Result.NOT_NOW);
        assertThat(keys.has(CloseQuickScan.keyName(scan))).isTrue();
    }

    @Test
    void anOpenScanIsNotClosed() {
        QuickScan scan = scans.open(scans.area());
        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.NOT_NOW);
    }

    @Test
    void farMoreFormsThanExpectedAreDestroyedUnseenUnlessThereIsAReason() {
        QuickScan without = scans.ended(scans.area());
        scans.answers(without, Map.of(Side.MUNICIPALITY, 16), Set.of(), "");
        assertThat(closing.close(without, UUID.randomUUID(), " ")).isEqualTo(CloseQuickScan.Result.DESTROYED);
        assertThat(Tenancy.in(without.area(), () -> sql.published(without.area(), without.id())))
                .isEmpty();
        assertThat(closing.kept(without)).isEqualTo(new Kept(0, 0));
        assertThat(keys.has(CloseQuickScan.keyName(without))).isFalse();

        QuickScan with = scans.ended(scans.area());
        scans.answers(with, Map.of(Side.MUNICIPALITY, 16), Set.of(), "");
        assertThat(closing.close(with, UUID.randomUUID(), "Twee teams extra")).isEqualTo(CloseQuickScan.Result.CLOSED);
    }

    @Test
    void aClosingThatIsCutOffLeavesTheScanOpenAndComplete() {
        QuickScan scan = scans.ended(scans.area());
        scans.answers(scan, EXAMPLE, Set.of(), "");
        byte[] secret = keys.load(CloseQuickScan.keyName(scan));
        keys.store(CloseQuickScan.keyName(scan), Seal.makePair().secretKey()); // opening fails half-way

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> closing.close(scan, UUID.randomUUID(), ""))
                .isInstanceOf(IllegalStateException.class);
        assertThat(closing.kept(scan).answers()).isEqualTo(40);

        keys.store(CloseQuickScan.keyName(scan), secret);
        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.CLOSED);
    }

    @Test
    void aKeyThatACutOffClosingLeftIsDestroyedLater() {
        QuickScan scan = scans.ended(scans.area());
        scans.answers(scan, EXAMPLE, Set.of(), "");
        byte[] secret = keys.load(CloseQuickScan.keyName(scan));
        closing.close(scan, UUID.randomUUID(), "");
        keys.store(CloseQuickScan.keyName(scan), secret);

        jobs.destroyLeftKeys();

        assertThat(keys.has(CloseQuickScan.keyName(scan))).isFalse();
    }

    @Test
    void aScanThatEndedIsToldToItsCoordinatorsOnce() {
        QuickScan scan = scans.ended(scans.area());
        String address = "coordinator-" + scan.id() + "@voorbeeld.example";
        accounts.ensure(address, "Samira", scan.area(), nl.bruggenbouwer.identity.Role.COORDINATOR);

        Tenancy.in(scan.area(), () -> closingDate.passed(scan));
        Tenancy.in(scan.area(), () -> closingDate.passed(scan));
        jobs.checkClosingDates();

        assertThat(mailsTo(scan, address)).isEqualTo(1);
    }

    private int mailsTo(QuickScan scan, String address) {
        return Tenancy.in(
                scan.area(),
                () -> transaction.execute(
                        status -> db.sql("select count(*) from mail where area_id = :area and recipient = :to")
                                .param("area", scan.area().value())
                                .param("to", address)
                                .query(Integer.class)
                                .single()));
    }

    @Test
    void theNightlyTurnoutIsRoundedDownToFive() {
        QuickScan scan = scans.open(scans.area());
        scans.answers(scan, Map.of(Side.FORMAL, 4, Side.INFORMAL, 13), Set.of(), "");

        jobs.refreshTurnout();
        jobs.refreshTurnout();

        assertThat(Tenancy.in(scan.area(), () -> sql.turnout(scan.area(), scan.id())))
                .isEqualTo(Map.of(Side.FORMAL, 0, Side.INFORMAL, 10, Side.MUNICIPALITY, 0));
    }

    @Test
    void everySealedResponseHasTheSameSize() {
        QuickScan scan = scans.open(scans.area());
        byte[] key = Objects.requireNonNull(scan.publicKey());
        Seal.Closer seal = new Seal.Closer(scan.id(), key);
        Ballot ballot = new Ballot(Scans.BASIS);

        assertThat(seal.ticks(ballot.pack(Set.of())))
                .hasSameSizeAs(seal.ticks(ballot.pack(Set.copyOf(ballot.codes()))));
        assertThat(seal.text("")).hasSameSizeAs(seal.text("é".repeat(500)));
    }

    private QuickScans.Closed closed(QuickScan scan) {
        return Tenancy.in(
                scan.area(), () -> quickScans.closed(scan.area(), scan.id()).orElseThrow());
    }

    private List<String> freeTexts(QuickScan scan) {
        return Tenancy.in(
                scan.area(),
                () -> transaction.execute(
                        status -> db.sql("select raw from free_text where area_id = :a and quickscan_id = :q")
                                .param("a", scan.area().value())
                                .param("q", scan.id())
                                .query(String.class)
                                .list()));
    }
}
