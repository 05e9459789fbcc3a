package nl.bruggenbouwer.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** SQL for audit_entry and audit_checkpoint as the worker: over all areas. The caller holds a worker's transaction. */
@Repository
class ChainSql {

    private final JdbcClient db;

    ChainSql(@Qualifier("workerClient") JdbcClient db) {
        this.db = db;
    }

    /** A row that stands in its chain. */
    record Linked(Chain.Row row, byte[] link) {}

    /**
     * The end of a chain, or of a part of it.
     *
     * @param at of the newest row
     */
    record End(Chain.Name chain, long seq, byte[] link, Instant at, byte[] signature) {}

    /** One at a time, over all programs, until the transaction ends. */
    void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('audit chain'))").query(row -> {});
    }

    List<Chain.Name> withNewRows() {
        return db.sql("select distinct area_id, kind from audit_entry where seq is null")
                .query(ChainSql::name)
                .list();
    }

    List<Chain.Name> all() {
        return db.sql("""
                        select area_id, kind from audit_entry where seq is not null
                        union
                        select area_id, kind from audit_checkpoint
                        """).query(ChainSql::name).list();
    }

    /** Rows without a number, oldest first; their number is 0 here. */
    List<Chain.Row> newRows(Chain.Name chain, int most) {
        return db.sql("""
                        select area_id, kind, 0 as seq, id, at, account, action, subject, null::bytea as link
                          from audit_entry
                         where area_id = :area and kind = :kind and seq is null
                         order by at, id
                         limit :most
                        """)
                .param("area", chain.area())
                .param("kind", chain.kind())
                .param("most", most)
                .query((row, n) -> row(row))
                .list();
    }

    void link(Chain.Row row, byte[] link) {
        db.sql("update audit_entry set seq = :seq, link = :link where area_id = :area and id = :id")
                .param("seq", row.seq())
                .param("link", link)
                .param("area", row.chain().area())
                .param("id", row.id())
                .update();
    }

    /** A piece of a chain, in order. */
    List<Linked> rows(Chain.Name chain, long after, int most) {
        return db.sql("""
                        select area_id, kind, seq, id, at, account, action, subject, link
                          from audit_entry
                         where area_id = :area and kind = :kind and seq > :after
                         order by seq
                         limit :most
                        """)
                .param("area", chain.area())
                .param("kind", chain.kind())
                .param("after", after)
                .param("most", most)
                .query((row, n) -> new Linked(row(row), row.getBytes("link")))
                .list();
    }

    void add(End checkpoint) {
        db.sql("""
                        insert into audit_checkpoint (area_id, kind, seq, link, at, signature)
                        values (:area, :kind, :seq, :link, :at, :signature)
                        """)
                .param("area", checkpoint.chain().area())
                .param("kind", checkpoint.chain().kind())
                .param("seq", checkpoint.seq())
                .param("link", checkpoint.link())
                .param("at", Timestamp.from(checkpoint.at()))
                .param("signature", checkpoint.signature())
                .update();
    }

    List<End> checkpoints(Chain.Name chain) {
        return db.sql("""
                        select area_id, kind, seq, link, at, signature
                          from audit_checkpoint
                         where area_id = :area and kind = :kind
                         order by seq
                        """)
                .param("area", chain.area())
                .param("kind", chain.kind())
                .query((row, n) -> new End(
                        name(row, n),
                        row.getLong("seq"),
                        row.getBytes("link"),
                        row.getTimestamp("at").toInstant(),
                        row.getBytes("signature")))
                .list();
    }

    private static Chain.Row row(ResultSet row) throws SQLException {
        return new Chain.Row(
                name(row, 0),
                row.getLong("seq"),
                row.getObject("id", UUID.class),
                row.getTimestamp("at").toInstant(),
                account(row),
                row.getString("action"),
                row.getString("subject"));
    }

    private static @Nullable UUID account(ResultSet row) throws SQLException {
        return row.getObject("account", UUID.class);
    }

    private static Chain.Name name(ResultSet row, int n) throws SQLException {
        return new Chain.Name(row.getInt("area_id"), row.getString("kind"));
    }
}
