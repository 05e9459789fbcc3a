package nl.bruggenbouwer.quickscan;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL as the login {@code publisher}, the only one that reads sealed responses. Used by closing and the nightly turnout. */
@Repository
class PublisherSql {

    private static final int BATCH = 1_000;

    private final JdbcClient db;
    private final JdbcTemplate stream;

    PublisherSql(@Qualifier("publisherClient") JdbcClient db, @Qualifier("publisher") DataSource publisher) {
        this.db = db;
        stream = new JdbcTemplate(publisher);
        stream.setFetchSize(BATCH);
    }

    record Sealed(Side side, byte[] ticks, byte[] text) {}

    /** Waits until no answer is being stored, and keeps new ones waiting. */
    void lock(QuickScan scan) {
        db.sql("select pg_advisory_xact_lock(:key)")
                .param("key", ResponseSql.lockKey(scan.id()))
                .query((row, n) -> 0)
                .single();
    }

    QuickScan lockRow(QuickScan scan) {
        db.sql("select 1 from quickscan where area_id = :area and id = :id for update")
                .param("area", scan.area().value())
                .param("id", scan.id())
                .query(Integer.class)
                .single();
        return QuickScanSql.scans(db.sql(QuickScanSql.SELECT + " where q.area_id = :area and q.id = :id")
                        .param("area", scan.area().value())
                        .param("id", scan.id()))
                .get(0);
    }

    String questionnaire(QuickScan scan) {
        return db.sql("select content from questionnaire_version where hash = :hash")
                .param("hash", scan.questionnaireHash())
                .query(String.class)
                .single();
    }

    /** Forms per side; 0 for an invited side without one. */
    Map<Side, Integer> forms(QuickScan scan) {
        Map<Side, Integer> forms = new EnumMap<>(Side.class);
        scan.invited().forEach(side -> forms.put(side, 0));
        db.sql("""
                        select side, count(*) as forms
                          from sealed_response
                         where area_id = :area and quickscan_id = :id
                         group by side
                        """).param("area", scan.area().value()).param("id", scan.id()).query(row -> {
            forms.put(Side.valueOf(row.getString("side")), row.getInt("forms"));
        });
        return forms;
    }

    /** Hands the sealed responses over in batches, so that memory stays bounded however many there are. */
    void eachBatch(QuickScan scan, Consumer<List<Sealed>> batches) {
        List<Sealed> batch = new ArrayList<>(BATCH);
        stream.query(
                "select side, ticks, free_text from sealed_response where area_id = ? and quickscan_id = ?",
                row -> {
                    batch.add(new Sealed(
                            Side.valueOf(row.getString("side")), row.getBytes("ticks"), row.getBytes("free_text")));
                    if (batch.size() == BATCH) {
                        batches.accept(batch);
                        batch.clear();
                    }
                },
                scan.area().value(),
                scan.id());
        batches.accept(batch);
    }

    void addOutcome(QuickScan scan, String published) {
        db.sql("insert into outcome (area_id, quickscan_id, published) values (:area, :id, :published)")
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("published", published)
                .update();
    }

    void addFreeTexts(QuickScan scan, List<String> texts) {
        stream.batchUpdate(
                "insert into free_text (area_id, id, quickscan_id, raw) values (?, ?, ?, ?)",
                texts.stream()
                        .map(text -> new Object[] {scan.area().value(), UUID.randomUUID(), scan.id(), text})
                        .toList());
    }

    /** Removes every response, code, link and turnout of the scan. */
    void removeAnswers(QuickScan scan) {
        for (String table : List.of("sealed_response", "access_code", "turnout")) {
            db.sql("delete from " + table + " where area_id = :area and quickscan_id = :id")
                    .param("area", scan.area().value())
                    .param("id", scan.id())
                    .update();
        }
        db.sql("delete from public_link where area_id = :area and target = :id and kind <> 'OUTCOME'")
                .param("area", scan.area().value())
                .param("id", scan.id())
                .update();
    }

    void close(QuickScan scan, UUID by, Instant now, String surplusReason) {
        db.sql("""
                        update quickscan set closed_at = :now, closed_by = :by, surplus_reason = nullif(:reason, '')
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .param("reason", surplusReason)
                .update();
    }

    void destroy(QuickScan scan, UUID by, Instant now) {
        db.sql("""
                        update quickscan set destroyed_at = :now, destroyed_by = :by
                         where area_id = :area and id = :id
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("by", by)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** What is still kept of the answers: rows that could be traced, which after closing are none. */
    Kept kept(QuickScan scan) {
        return db.sql("""
                        select (select count(*) from sealed_response where area_id = :area and quickscan_id = :id) as answers,
                               (select count(*) from access_code where area_id = :area and quickscan_id = :id) as codes
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .query(Kept.class)
                .single();
    }

    /** Rows per side, rounded down to a multiple of 5; written once a night. */
    void keepTurnout(QuickScan scan, Side side, int atLeast) {
        db.sql("""
                        insert into turnout (area_id, quickscan_id, side, at_least) values (:area, :id, :side, :n)
                            on conflict (area_id, quickscan_id, side) do update set at_least = excluded.at_least
                        """)
                .param("area", scan.area().value())
                .param("id", scan.id())
                .param("side", side.name())
                .param("n", atLeast)
                .update();
    }
}
