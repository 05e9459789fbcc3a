package nl.bruggenbouwer.quickscan;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for access_code and sealed_response as the login {@code web} may use them: it adds responses and never reads one. */
@Repository
@Transactional
class ResponseSql {

    private final JdbcClient db;
    private final JdbcTemplate batches;

    ResponseSql(JdbcClient db, JdbcTemplate batches) {
        this.db = db;
        this.batches = batches;
    }

    /** Where a code leads. */
    record CodeTarget(UUID scan, Side side) {}

    @Transactional(readOnly = true)
    public Optional<CodeTarget> code(AccessCode code) {
        return db.sql("select quickscan_id as scan, side from access_code where area_id = :area and hash = :hash")
                .param("area", code.area().value())
                .param("hash", code.hash())
                .query(CodeTarget.class)
                .optional();
    }

    public void addCodes(AreaId area, UUID scan, Side side, Collection<AccessCode> codes) {
        batches.batchUpdate(
                "insert into access_code (area_id, hash, quickscan_id, side) values (?, ?, ?, ?)",
                codes.stream()
                        .map(code -> new Object[] {area.value(), code.hash(), scan, side.name()})
                        .toList());
    }

    /**
     * Waits for a closing that is going on, and makes a closing wait for this transaction. A lock in memory, because a row
     * lock would leave traces of each answer on the scan's row.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void shareWithClosing(UUID scan) {
        db.sql("select pg_advisory_xact_lock_shared(:key)")
                .param("key", lockKey(scan))
                .query((row, n) -> 0)
                .single();
    }

    static long lockKey(UUID scan) {
        return scan.getMostSignificantBits() ^ scan.getLeastSignificantBits();
    }

    /** Adds a sealed response; false when this very submission is already stored. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean add(AreaId area, UUID scan, Side side, byte[] submission, byte[] ticks, byte[] text) {
        return db.sql("""
                                insert into sealed_response (area_id, id, quickscan_id, side, submission, ticks, free_text)
                                values (:area, :id, :scan, :side, :submission, :ticks, :text)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", UUID.randomUUID())
                        .param("scan", scan)
                        .param("side", side.name())
                        .param("submission", submission)
                        .param("ticks", ticks)
                        .param("text", text)
                        .update()
                == 1;
    }

    /** Uses a code up: removed, never marked. False when it is no longer there. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean removeCode(AccessCode code) {
        return db.sql("delete from access_code where area_id = :area and hash = :hash")
                        .param("area", code.area().value())
                        .param("hash", code.hash())
                        .update()
                == 1;
    }
}
