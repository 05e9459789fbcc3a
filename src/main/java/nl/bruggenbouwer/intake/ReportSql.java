package nl.bruggenbouwer.intake;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for talk_report and talk_reader. */
@Repository
@Transactional
class ReportSql {

    private static final String READERS = """
            select area_id, id, talk_id, version, label, sent_at, valid_until, answered_at, agreed, objection
              from talk_reader
             where area_id = :area
            """;

    private final JdbcClient db;
    private final JdbcClient worker;
    private final Vault vault;

    ReportSql(JdbcClient db, @Qualifier("workerClient") JdbcClient worker, Vault vault) {
        this.db = db;
        this.worker = worker;
        this.vault = vault;
    }

    /** A version of the report as it was sent. */
    record Sent(int version, TalkReport report) {}

    /** The version that was sent last. */
    @Transactional(readOnly = true)
    public Optional<Sent> latest(AreaId area, UUID talk) {
        return db.sql("""
                        select version, content
                          from talk_report
                         where area_id = :area and talk_id = :talk
                         order by version desc
                         limit 1
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .query((row, n) -> sent(area, talk, row))
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Sent> version(AreaId area, UUID talk, int version) {
        return db.sql("""
                        select version, content
                          from talk_report
                         where area_id = :area and talk_id = :talk and version = :version
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .param("version", version)
                .query((row, n) -> sent(area, talk, row))
                .optional();
    }

    private Sent sent(AreaId area, UUID talk, ResultSet row) throws SQLException {
        int version = row.getInt("version");
        String json = vault.open(content(area, talk, version), row.getBytes("content"));
        return new Sent(version, TalkReport.parse(Objects.requireNonNull(json)));
    }

    private static Vault.Place content(AreaId area, UUID talk, int version) {
        return new Vault.Place(area, "talk_report.content/" + version, talk);
    }

    public void keep(AreaId area, UUID talk, Sent sent, UUID by, Instant now) {
        db.sql("""
                        insert into talk_report (area_id, talk_id, version, content, made_at, made_by)
                        values (:area, :talk, :version, :content, :now, :by)
                        """)
                .param("area", area.value())
                .param("talk", talk)
                .param("version", sent.version())
                .param(
                        "content",
                        vault.seal(
                                content(area, talk, sent.version()),
                                sent.report().toJson()))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Adds a reader; false when this id is there already (a form that was sent twice). */
    public boolean add(AreaId area, ReportReader reader, String email, UUID by) {
        return db.sql("""
                                insert into talk_reader (area_id, id, talk_id, version, label, email, sent_at, sent_by, valid_until)
                                values (:area, :id, :talk, :version, :label, :email, :now, :by, :until)
                                    on conflict do nothing
                                """)
                        .param("area", area.value())
                        .param("id", reader.id())
                        .param("talk", reader.talk())
                        .param("version", reader.version())
                        .param("label", vault.seal(place(area, "label", reader.id()), reader.label()))
                        .param("email", vault.seal(place(area, "email", reader.id()), email))
                        .param("now", Timestamp.from(reader.sentAt()))
                        .param("by", by)
                        .param("until", Timestamp.from(reader.until()))
                        .update()
                == 1;
    }

    private static Vault.Place place(AreaId area, String column, UUID id) {
        return new Vault.Place(area, "talk_reader." + column, id);
    }

    /** Who got the report of a talk, the latest first. */
    @Transactional(readOnly = true)
    public List<ReportReader> readers(AreaId area, UUID talk) {
        return db.sql(READERS + " and talk_id = :talk order by version desc, sent_at desc, id")
                .param("area", area.value())
                .param("talk", talk)
                .query(this::reader)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<ReportReader> reader(AreaId area, UUID id) {
        return db.sql(READERS + " and id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(this::reader)
                .optional();
    }

    private ReportReader reader(ResultSet row, int n) throws SQLException {
        AreaId area = new AreaId(row.getInt("area_id"));
        UUID id = row.getObject("id", UUID.class);
        Timestamp answered = row.getTimestamp("answered_at");
        String objection = vault.open(place(area, "objection", id), row.getBytes("objection"));
        return new ReportReader(
                id,
                row.getObject("talk_id", UUID.class),
                row.getInt("version"),
                Objects.requireNonNull(vault.open(place(area, "label", id), row.getBytes("label"))),
                row.getTimestamp("sent_at").toInstant(),
                row.getTimestamp("valid_until").toInstant(),
                answered == null ? null : answered.toInstant(),
                row.getObject("agreed", Boolean.class),
                objection == null ? "" : objection);
    }

    /** Somebody who got a report, and whose address is kept still. */
    record Addressed(AreaId area, ReportReader reader, String email) {}

    /** All of them in some areas: so few, for so short a time, that their addresses need no index. */
    @Transactional(readOnly = true)
    public List<Addressed> addressed(Collection<AreaId> areas) {
        return areas.isEmpty()
                ? List.of()
                : db.sql("""
                                select area_id, id, talk_id, version, label, email, sent_at, valid_until, answered_at, agreed,
                                       objection
                                  from talk_reader
                                 where area_id = any(:areas) and email is not null
                                 order by sent_at, id
                                """)
                        .param("areas", AreaId.values(areas))
                        .query((row, n) -> {
                            AreaId area = new AreaId(row.getInt("area_id"));
                            Vault.Place place = place(area, "email", row.getObject("id", UUID.class));
                            return new Addressed(
                                    area,
                                    reader(row, n),
                                    Objects.requireNonNull(vault.open(place, row.getBytes("email"))));
                        })
                        .list();
    }

    /** Erases the address, what was objected, and the link; false when that was done. */
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean eraseAddress(AreaId area, UUID id) {
        worker.sql("delete from public_link where area_id = :area and target = :id")
                .param("area", area.value())
                .param("id", id)
                .update();
        return worker.sql("""
                                update talk_reader set email = null, objection = null
                                 where area_id = :area and id = :id and email is not null
                                """).param("area", area.value()).param("id", id).update() == 1;
    }

    /** Keeps an answer, the last one of somebody who answers twice; false when it says what it said before. */
    public boolean answer(AreaId area, UUID id, @Nullable String objection, Instant now) {
        return db.sql("""
                                update talk_reader set answered_at = :now, agreed = :agreed, objection = :objection
                                 where area_id = :area and id = :id and not (:agreed and coalesce(agreed, false))
                                """)
                        .param("area", area.value())
                        .param("id", id)
                        .param("agreed", objection == null)
                        .param(
                                "objection",
                                objection == null ? null : vault.seal(place(area, "objection", id), objection))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }
}
