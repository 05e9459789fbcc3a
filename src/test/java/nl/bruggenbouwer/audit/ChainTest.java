package nl.bruggenbouwer.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.audit.VerifyAudit.Fault;
import nl.bruggenbouwer.audit.VerifyAudit.Finding;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Somebody with all rights in the database changes the log; the verifier names the rows. */
@ApplicationTest
class ChainTest {

    @Autowired
    ApplicationContext program;

    @Autowired
    Audit audit;

    @Autowired
    LinkAudit linkAudit;

    @Autowired
    VerifyAudit verify;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    People people;

    @Autowired
    Nights nights;

    AreaId area;

    @BeforeEach
    void twelveRowsInThreePieces() {
        area = people.area().id();
        for (int piece = 0; piece < 3; piece++) {
            record(4);
            linkAudit.linkAll();
        }
    }

    @Test
    void anUntouchedLogIsWhole() {
        assertThat(verify.of(area)).isEmpty();
        assertThat(verify.all()).noneMatch(finding -> finding.area().equals(area));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update audit_entry set action = 'nothing' where area_id = %d and seq = 6 | CHANGED | 6 | 6
            update audit_entry set at = at - interval '1 day' where area_id = %d and seq = 1 | CHANGED | 1 | 1
            update audit_entry set account = gen_random_uuid() where area_id = %d and seq = 12 | CHANGED | 12 | 12
            delete from audit_entry where area_id = %d and seq between 5 and 7 | REMOVED | 5 | 7
            delete from audit_entry where area_id = %d and seq = 1 | REMOVED | 1 | 1
            delete from audit_entry where area_id = %d and seq > 9 | REMOVED | 10 | 12
            update audit_checkpoint set signature = 'x' where area_id = %d and seq = 8 | FORGED | 8 | 8
            """)
    void whatWasDoneIsFoundAndNamed(String sql, Fault fault, long from, long to) throws SQLException {
        asOwner(sql.formatted(area.value()));

        assertThat(verify.of(area)).contains(new Finding(area, "CHANGE", fault, from, to));
    }

    @Test
    void twoRowsThatChangedPlacesAreNamed() throws SQLException {
        asOwner("""
                update audit_entry set seq = seq + 100 where area_id = %1$d and seq in (3, 4);
                update audit_entry set seq = 4 where area_id = %1$d and seq = 103;
                update audit_entry set seq = 3 where area_id = %1$d and seq = 104
                """.formatted(area.value()));

        assertThat(verify.of(area)).extracting(Finding::from).contains(3L, 4L);
    }

    /** Whoever removes the end and all that points to it cannot remove what the keys folder knows; not by waiting either. */
    @Test
    void anEndThatWasCutOffStaysKnownWhenTheLogGoesOn() throws SQLException {
        asOwner("delete from audit_entry where area_id = %d and seq > 8".formatted(area.value()));
        asOwner("delete from audit_checkpoint where area_id = %d and seq > 8".formatted(area.value()));
        Finding cut = new Finding(area, "CHANGE", Fault.CUT_OFF, 12, 12);
        assertThat(verify.of(area)).containsExactly(cut);

        record(9);
        linkAudit.linkAll();

        assertThat(verify.of(area)).containsExactly(cut);
    }

    @Test
    void readingAndChangingAreLinkedApart() {
        Tenancy.in(area, () -> audit.read(area, UUID.randomUUID(), "free texts read", null));
        linkAudit.linkAll();

        assertThat(verify.of(area)).isEmpty();
        assertThat(Tenancy.in(area, () -> audit.newest(area, 20)))
                .hasSize(13)
                .filteredOn(Audit.Entry::reading)
                .hasSize(1);
    }

    @Test
    void retentionCutsAtACheckpointAndTheRestIsStillWhole() throws SQLException {
        asOwner("update audit_checkpoint set at = now() - interval '3 years' where area_id = %d and seq <= 8"
                .formatted(area.value()));

        nights.erase("audit-changes", Instant.now());

        assertThat(Tenancy.in(area, () -> audit.newest(area, 20))).hasSize(4);
        assertThat(verify.of(area)).isEmpty();
        asOwner("delete from audit_entry where area_id = %d and seq = 9".formatted(area.value()));
        assertThat(verify.of(area)).containsExactly(new Finding(area, "CHANGE", Fault.REMOVED, 9, 9));
    }

    @Test
    void whenAllIsErasedTheChainGoesOnFromItsLastCheckpoint() {
        nights.erase("audit-changes", Instant.now().plus(Duration.ofDays(800)));
        assertThat(verify.of(area)).isEmpty();

        record(2);
        linkAudit.linkAll();

        assertThat(verify.of(area)).isEmpty();
    }

    @Test
    void twoProgramsAtTheSameMomentMakeOneChain() {
        record(300);

        IntStream.range(0, 4).parallel().forEach(program -> linkAudit.linkAll());

        assertThat(verify.of(area)).isEmpty();
        assertThat(Tenancy.in(area, () -> audit.newest(area, 1_000))).hasSize(312);
    }

    /** What the verifier reads belongs to one moment, or it would accuse the program of its own work. */
    @Test
    void aLogThatGrowsMeanwhileIsWhole() throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        Thread program = new Thread(() -> {
            while (goesOn.get()) {
                record(3);
                linkAudit.linkAll();
            }
        });
        program.start();
        try {
            for (int i = 0; i < 300; i++) {
                assertThat(verify.of(area)).isEmpty();
            }
        } finally {
            goesOn.set(false);
            program.join();
        }
    }

    private void record(int rows) {
        Tenancy.in(
                area,
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < rows; i++) {
                        audit.record(area, UUID.randomUUID(), "quickscan changed", UUID.randomUUID());
                    }
                }));
    }

    private void asOwner(String sql) throws SQLException {
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            for (String one : List.of(sql.split(";\n"))) {
                statement.executeUpdate(one);
            }
        }
    }
}
