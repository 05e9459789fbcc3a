package nl.bruggenbouwer.intake;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.questionnaire.CollaborationForm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for agreement and free_hours. */
@Repository
@Transactional
class AgreementSql {

    private final JdbcClient db;

    AgreementSql(JdbcClient db) {
        this.db = db;
    }

    /** The agreements of a traject: what is still open first, by date. */
    @Transactional(readOnly = true)
    public List<Agreement> of(AreaId area, UUID engagement) {
        return db.sql("""
                        select id, who, what, due_on, wish, form, theme, done_on, dropped_on, talk_id
                          from agreement
                         where area_id = :area and engagement_id = :engagement
                         order by coalesce(done_on, dropped_on) is not null, due_on, made_at, id
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query((row, n) -> {
                    String form = row.getString("form");
                    return new Agreement(
                            row.getObject("id", UUID.class),
                            row.getString("who"),
                            row.getString("what"),
                            row.getObject("due_on", LocalDate.class),
                            row.getString("wish"),
                            form == null ? null : CollaborationForm.valueOf(form),
                            row.getString("theme"),
                            row.getObject("done_on", LocalDate.class),
                            row.getObject("dropped_on", LocalDate.class),
                            row.getObject("talk_id", UUID.class));
                })
                .list();
    }

    /** Adds an agreement; one with the same id is there once. */
    public void add(AreaId area, UUID engagement, Agreement agreement, UUID by, Instant now) {
        LocalDate due = agreement.due();
        CollaborationForm form = agreement.form();
        db.sql("""
                        insert into agreement (area_id, id, engagement_id, who, what, due_on, wish, form, theme, talk_id,
                                               made_at, made_by)
                        values (:area, :id, :engagement, :who, :what, :due, :wish, :form, :theme, :talk, :now, :by)
                            on conflict do nothing
                        """)
                .param("area", area.value())
                .param("id", agreement.id())
                .param("engagement", engagement)
                .param("who", agreement.who())
                .param("what", agreement.what())
                .param("due", due == null ? null : Date.valueOf(due))
                .param("wish", agreement.wish())
                .param("form", form == null ? null : form.name())
                .param("theme", agreement.theme())
                .param("talk", agreement.talk())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Ends an open agreement: done, or no longer wanted. */
    public void end(AreaId area, UUID engagement, UUID id, boolean done, LocalDate on) {
        db.sql("update agreement set " + (done ? "done_on" : "dropped_on") + """
                         = :on
                         where area_id = :area and engagement_id = :engagement and id = :id
                           and done_on is null and dropped_on is null
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .param("id", id)
                .param("on", Date.valueOf(on))
                .update();
    }

    /** The free hours of a traject, latest first. */
    @Transactional(readOnly = true)
    public List<FreeHours> hours(AreaId area, UUID engagement) {
        return db.sql("""
                        select id, partner, worked_on, minutes, what
                          from free_hours
                         where area_id = :area and engagement_id = :engagement
                         order by worked_on desc, noted_at desc, id
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query((row, n) -> new FreeHours(
                        row.getObject("id", UUID.class),
                        row.getString("partner"),
                        row.getObject("worked_on", LocalDate.class),
                        row.getInt("minutes"),
                        row.getString("what")))
                .list();
    }

    /** Adds hours; those with the same id are there once. */
    public void addHours(AreaId area, UUID engagement, FreeHours hours, UUID by, Instant now) {
        db.sql("""
                        insert into free_hours (area_id, id, engagement_id, partner, worked_on, minutes, what, noted_at, noted_by)
                        values (:area, :id, :engagement, :partner, :on, :minutes, :what, :now, :by)
                            on conflict do nothing
                        """)
                .param("area", area.value())
                .param("id", hours.id())
                .param("engagement", engagement)
                .param("partner", hours.partner())
                .param("on", Date.valueOf(hours.on()))
                .param("minutes", hours.minutes())
                .param("what", hours.what())
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** Removes hours that were noted by mistake. */
    public void removeHours(AreaId area, UUID engagement, UUID id) {
        db.sql("delete from free_hours where area_id = :area and engagement_id = :engagement and id = :id")
                .param("area", area.value())
                .param("engagement", engagement)
                .param("id", id)
                .update();
    }
}
