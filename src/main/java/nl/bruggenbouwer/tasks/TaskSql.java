package nl.bruggenbouwer.tasks;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.menu.Arranger;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for task. */
@Repository
@Transactional
class TaskSql {

    private static final String ALL = """
            select area_id, id, engagement_id, edit, title, kind, side, owner_id, due_on, item_id, template_line, done_at, done_by,
                   counted_from, moved_from
              from task
            """;
    private static final String SELECT = ALL + " where removed_at is null";
    private static final String OF_AREA = SELECT + " and area_id = :area";

    private final JdbcClient db;

    TaskSql(JdbcClient db) {
        this.db = db;
    }

    /** The tasks of a traject: what is open first, by date, those without one last. */
    @Transactional(readOnly = true)
    public List<Task> of(AreaId area, UUID engagement) {
        return db.sql(OF_AREA + """
                           and engagement_id = :engagement
                         order by done_at is not null, done_at desc, due_on nulls last, made_at, template_line, id
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query(TaskSql::task)
                .list();
    }

    /** What an account has by name, done or not. */
    @Transactional(readOnly = true)
    public List<Task> of(UUID account, Collection<AreaId> areas) {
        return db.sql(SELECT + " and owner_id = :account and area_id = any(:areas) order by made_at, template_line, id")
                .param("account", account)
                .param("areas", AreaId.values(areas))
                .query(TaskSql::task)
                .list();
    }

    /** What is open in some areas and may be this account's: it has the task by name, or nobody has. */
    @Transactional(readOnly = true)
    public List<Task> open(UUID account, Collection<AreaId> areas) {
        return db.sql(SELECT + """
                           and area_id = any(:areas) and done_at is null and (owner_id = :account or owner_id is null)
                         order by due_on nulls last, made_at, template_line, id
                        """)
                .param("account", account)
                .param("areas", AreaId.values(areas))
                .query(TaskSql::task)
                .list();
    }

    /** Takes what is open from whoever is not among these people (any more). */
    public void release(AreaId area, Collection<UUID> people) {
        db.sql("""
                        update task set owner_id = null
                         where area_id = :area and done_at is null and owner_id is not null and owner_id not in (:people)
                        """).param("area", area.value()).param("people", people).update();
    }

    /** Notes that whoever has them is reminded of these tasks, which are due or just over, and gives them; each once for its date. */
    public List<Task> remind(AreaId area, Collection<UUID> engagements, LocalDate today, LocalDate soon) {
        return db.sql("""
                        with due as (
                            select area_id, id, due_on < :today as late
                              from task
                             where area_id = :area and engagement_id in (:engagements) and done_at is null
                               and removed_at is null
                               and (due_on between :today and :soon and soon_for is distinct from due_on
                                    or due_on < :today and late_for is distinct from due_on)
                             order by id
                               for update)
                        update task t
                           set soon_for = case when due.late then t.soon_for else t.due_on end,
                               late_for = case when due.late then t.due_on else t.late_for end
                          from due
                         where t.area_id = due.area_id and t.id = due.id
                        returning t.area_id, t.id, engagement_id, edit, title, kind, side, owner_id, due_on, item_id, template_line,
                                  done_at, done_by, counted_from, moved_from
                        """)
                .param("area", area.value())
                .param("engagements", engagements)
                .param("today", Date.valueOf(today))
                .param("soon", Date.valueOf(soon))
                .query(TaskSql::task)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Task> find(AreaId area, UUID engagement, UUID id) {
        return find(area, engagement, id, "");
    }

    /** The same; holds the row until commit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Task> lock(AreaId area, UUID engagement, UUID id) {
        return find(area, engagement, id, " for update");
    }

    private Optional<Task> find(AreaId area, UUID engagement, UUID id, String lock) {
        return db.sql(OF_AREA + " and engagement_id = :engagement and id = :id" + lock)
                .param("area", area.value())
                .param("engagement", engagement)
                .param("id", id)
                .query(TaskSql::task)
                .optional();
    }

    /** Adds a task; one with the same id is there once. Whether it was added. */
    public boolean add(Task task, UUID by, Instant now) {
        return insert(task, by, now, "on conflict (area_id, id) do nothing");
    }

    /** Adds a task from a checklist; of the same line of the same item there is one. Whether it was added. */
    public boolean addFromTemplate(Task task, UUID by, Instant now) {
        return insert(task, by, now, "on conflict (area_id, item_id, template_line) do nothing");
    }

    private boolean insert(Task task, UUID by, Instant now, String conflict) {
        return db.sql("""
                                insert into task (area_id, id, engagement_id, edit, title, kind, side, owner_id, due_on, item_id,
                                                  template_line, counted_from, made_at, made_by)
                                values (:area, :id, :engagement, 1, :title, :kind, :side, :owner, :due, :item, :line, :counted,
                                        :now, :by)
                                """ + conflict)
                        .param("area", task.area().value())
                        .param("id", task.id())
                        .param("engagement", task.engagement())
                        .param("title", task.title())
                        .param("kind", task.kind().name())
                        .param("side", task.side().name())
                        .param("owner", task.owner(), Types.OTHER)
                        .param("due", task.due(), Types.DATE)
                        .param("item", task.item(), Types.OTHER)
                        .param("line", task.line(), Types.INTEGER)
                        .param("counted", task.countedFrom(), Types.DATE)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    /** Fills in the date of a task from a checklist that has none yet. */
    public boolean date(AreaId area, UUID item, int line, LocalDate due, LocalDate countedFrom) {
        return db.sql("""
                                update task set due_on = :due, counted_from = :counted, edit = edit + 1
                                 where area_id = :area and item_id = :item and template_line = :line
                                   and due_on is null and done_at is null and removed_at is null
                                """)
                        .param("area", area.value())
                        .param("item", item)
                        .param("line", line)
                        .param("due", due)
                        .param("counted", countedFrom)
                        .update()
                == 1;
    }

    /**
     * Lets the dates that were counted from the first half day of an item follow it to this day. How many did. The date before is the one
     * that somebody saw first, however often the half day moves; back on it, nothing moved.
     */
    public int follow(AreaId area, UUID item, LocalDate day) {
        return db.sql("""
                        with followers as (
                            select area_id, id
                              from task
                             where area_id = :area and item_id = :item and counted_from <> :day
                             order by id
                               for update)
                        update task t
                           set due_on = due_on + (cast(:day as date) - counted_from), counted_from = :day, edit = edit + 1,
                               moved_from = nullif(coalesce(moved_from, due_on), due_on + (cast(:day as date) - counted_from))
                          from followers f
                         where t.area_id = f.area_id and t.id = f.id
                        """)
                .param("area", area.value())
                .param("item", item)
                .param("day", day)
                .update();
    }

    /** What somebody may change of a task. */
    public void change(Task task) {
        db.sql("""
                        update task
                           set edit = :edit, title = :title, kind = :kind, side = :side, owner_id = :owner, due_on = :due,
                               item_id = :item, counted_from = :counted, moved_from = :moved
                         where area_id = :area and id = :id
                        """)
                .param("area", task.area().value())
                .param("id", task.id())
                .param("edit", task.edit())
                .param("title", task.title())
                .param("kind", task.kind().name())
                .param("side", task.side().name())
                .param("owner", task.owner(), Types.OTHER)
                .param("due", task.due(), Types.DATE)
                .param("item", task.item(), Types.OTHER)
                .param("counted", task.countedFrom(), Types.DATE)
                .param("moved", task.movedFrom(), Types.DATE)
                .update();
    }

    /** Whether this made a difference. */
    public boolean done(AreaId area, UUID id, UUID by, Instant now) {
        return db.sql(
                                "update task set done_at = :now, done_by = :by where area_id = :area and id = :id and done_at is null")
                        .param("area", area.value())
                        .param("id", id)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether this made a difference. */
    public boolean reopen(AreaId area, UUID id) {
        return db.sql("""
                                update task set done_at = null, done_by = null
                                 where area_id = :area and id = :id and done_at is not null
                                """).param("area", area.value()).param("id", id).update() == 1;
    }

    /** Tasks from a checklist that were removed. */
    @Transactional(readOnly = true)
    public List<Task> removed(AreaId area, UUID engagement) {
        return db.sql(ALL + """
                         where removed_at is not null and area_id = :area and engagement_id = :engagement
                         order by made_at, template_line, id
                        """)
                .param("area", area.value())
                .param("engagement", engagement)
                .query(TaskSql::task)
                .list();
    }

    /** Whether this made a difference. What comes from a checklist is hidden, so that the checklist does not make it again. */
    public boolean remove(Task task, Instant now) {
        return db.sql(task.line() == null ? "delete from task where area_id = :area and id = :id" : """
                                update task set removed_at = :now, owner_id = null, edit = edit + 1
                                 where area_id = :area and id = :id and removed_at is null
                                """)
                        .param("area", task.area().value())
                        .param("id", task.id())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** Whether this made a difference. */
    public boolean restore(AreaId area, UUID engagement, UUID id) {
        return db.sql("""
                                update task set removed_at = null, edit = edit + 1
                                 where area_id = :area and engagement_id = :engagement and id = :id and removed_at is not null
                                """)
                        .param("area", area.value())
                        .param("engagement", engagement)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Task task(ResultSet row, int n) throws SQLException {
        Timestamp done = row.getTimestamp("done_at");
        @Nullable Integer line = (Integer) row.getObject("template_line");
        return new Task(
                new AreaId(row.getInt("area_id")),
                row.getObject("id", UUID.class),
                row.getObject("engagement_id", UUID.class),
                row.getInt("edit"),
                row.getString("title"),
                Task.Kind.valueOf(row.getString("kind")),
                Arranger.valueOf(row.getString("side")),
                row.getObject("owner_id", UUID.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("item_id", UUID.class),
                line,
                done == null ? null : done.toInstant(),
                row.getObject("done_by", UUID.class),
                row.getObject("counted_from", LocalDate.class),
                row.getObject("moved_from", LocalDate.class));
    }
}
