package nl.bruggenbouwer.datepoll;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for date_poll, date_option, date_answer and date_choice. */
@Repository
@Transactional
class DatePollSql {

    private static final String SELECT = """
            select p.*, (select count(*) from date_answer a where a.area_id = p.area_id and a.poll_id = p.id) as answers
              from date_poll p
            """;
    private static final String ANSWERS = """
            select a.id, a.side, a.name, c.option_id, c.choice
              from date_answer a
              join date_choice c on c.area_id = a.area_id and c.poll_id = a.poll_id and c.answer_id = a.id
             where a.area_id = :area and a.poll_id = :poll
            """;

    private final JdbcClient db;
    private final Vault vault;

    DatePollSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Adds a poll with its options; false when it is there already (a form that was sent twice). */
    public boolean add(AreaId area, DatePoll.Draft draft, String slug, DatePoll.Made made) {
        boolean added = db.sql("""
                                insert into date_poll (area_id, id, title, subject, slug, closes_on, made_at, made_by)
                                values (:area, :id, :title, :subject, :slug, :closes, :at, :by)
                                    on conflict (area_id, id) do nothing
                                """)
                        .param("area", area.value())
                        .param("id", draft.id())
                        .param("title", draft.title())
                        .param("subject", draft.subject())
                        .param("slug", slug)
                        .param("closes", Date.valueOf(draft.closesOn()))
                        .param("at", Timestamp.from(made.at()))
                        .param("by", made.by())
                        .update()
                == 1;
        if (added) {
            draft.options()
                    .forEach(option -> db.sql("""
                                    insert into date_option (area_id, poll_id, id, day, starts, ends)
                                    values (:area, :poll, :id, :day, :from, :until)
                                    """)
                            .param("area", area.value())
                            .param("poll", draft.id())
                            .param("id", option.id())
                            .param("day", Date.valueOf(option.day()))
                            .param("from", Time.valueOf(option.from()))
                            .param("until", Time.valueOf(option.until()))
                            .update());
        }
        return added;
    }

    @Transactional(readOnly = true)
    public Optional<DatePoll> find(AreaId area, UUID id) {
        return db.sql(SELECT + " where p.area_id = :area and p.id = :id")
                .param("area", area.value())
                .param("id", id)
                .query(this::poll)
                .optional();
    }

    /** The poll, its row held until commit, so that no answer arrives after the choice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<DatePoll> lock(AreaId area, UUID id) {
        db.sql("select 1 from date_poll where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, id);
    }

    /** The polls about a subject, the newest first. */
    @Transactional(readOnly = true)
    public List<DatePoll> about(AreaId area, UUID subject) {
        return db.sql(SELECT + " where p.area_id = :area and p.subject = :subject order by p.made_at desc, p.id")
                .param("area", area.value())
                .param("subject", subject)
                .query(this::poll)
                .list();
    }

    /** The polls of an area, the newest first. */
    @Transactional(readOnly = true)
    public List<DatePoll> in(AreaId area) {
        return db.sql(SELECT + " where p.area_id = :area order by p.made_at desc, p.id")
                .param("area", area.value())
                .query(this::poll)
                .list();
    }

    /** A poll that ended without a choice. */
    record Ended(AreaId area, UUID id, String title) {}

    /** The polls of some areas that ended before today and in which nothing was chosen; in one query. */
    @Transactional(readOnly = true)
    public List<Ended> ended(Collection<AreaId> areas, LocalDate today) {
        return db.sql("""
                        select area_id, id, title
                          from date_poll
                         where area_id = any(:areas) and chosen is null and closes_on < :today
                         order by closes_on, id
                        """)
                .param("areas", AreaId.values(areas))
                .param("today", Date.valueOf(today))
                .query((row, n) -> new Ended(
                        new AreaId(row.getInt("area_id")), row.getObject("id", UUID.class), row.getString("title")))
                .list();
    }

    private DatePoll poll(ResultSet row, int n) throws SQLException {
        AreaId area = new AreaId(row.getInt("area_id"));
        UUID id = row.getObject("id", UUID.class);
        return new DatePoll(
                area,
                id,
                row.getString("title"),
                row.getObject("subject", UUID.class),
                row.getString("slug"),
                row.getObject("closes_on", LocalDate.class),
                options(area, id),
                row.getObject("chosen", UUID.class),
                row.getInt("answers"));
    }

    private List<DatePoll.Option> options(AreaId area, UUID poll) {
        return db.sql("""
                        select id, day, starts, ends
                          from date_option
                         where area_id = :area and poll_id = :poll
                         order by day, starts, id
                        """)
                .param("area", area.value())
                .param("poll", poll)
                .query((row, n) -> new DatePoll.Option(
                        row.getObject("id", UUID.class),
                        row.getObject("day", LocalDate.class),
                        row.getObject("starts", LocalTime.class),
                        row.getObject("ends", LocalTime.class)))
                .list();
    }

    /** Chooses a date, or another one. The caller holds the poll's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void choose(AreaId area, UUID id, UUID option, DatePoll.Made made) {
        db.sql("""
                        update date_poll set chosen = :option, chosen_at = :at, chosen_by = :by
                         where area_id = :area and id = :id
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("option", option)
                .param("at", Timestamp.from(made.at()))
                .param("by", made.by())
                .update();
    }

    /** Removes a poll with all its answers. */
    public void remove(AreaId area, UUID id) {
        db.sql("delete from date_poll where area_id = :area and id = :id")
                .param("area", area.value())
                .param("id", id)
                .update();
    }

    /** Keeps an answer under its key, in the place of what stood there. The caller holds the poll's row. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(AreaId area, UUID poll, byte[] key, DateAnswer answer) {
        removeAnswer(area, poll, key);
        UUID id = UUID.randomUUID();
        db.sql("""
                        insert into date_answer (area_id, poll_id, id, key_hash, side, name)
                        values (:area, :poll, :id, :key, :side, :name)
                        """)
                .param("area", area.value())
                .param("poll", poll)
                .param("id", id)
                .param("key", key)
                .param("side", answer.side().name())
                .param("name", vault.seal(place(area, id), answer.name()))
                .update();
        answer.choices()
                .forEach((option, choice) -> db.sql("""
                                insert into date_choice (area_id, poll_id, answer_id, option_id, choice)
                                values (:area, :poll, :answer, :option, :choice)
                                """)
                        .param("area", area.value())
                        .param("poll", poll)
                        .param("answer", id)
                        .param("option", option)
                        .param("choice", choice.name())
                        .update());
    }

    public void removeAnswer(AreaId area, UUID poll, byte[] key) {
        db.sql("delete from date_answer where area_id = :area and poll_id = :poll and key_hash = :key")
                .param("area", area.value())
                .param("poll", poll)
                .param("key", key)
                .update();
    }

    public void removeAnswer(AreaId area, UUID poll, UUID id) {
        db.sql("delete from date_answer where area_id = :area and poll_id = :poll and id = :id")
                .param("area", area.value())
                .param("poll", poll)
                .param("id", id)
                .update();
    }

    @Transactional(readOnly = true)
    public Optional<DateAnswer> answer(AreaId area, UUID poll, byte[] key) {
        return answers(
                        area,
                        db.sql(ANSWERS + " and a.key_hash = :key")
                                .param("area", area.value())
                                .param("poll", poll)
                                .param("key", key))
                .stream()
                .findFirst();
    }

    /** All answers, in an order that does not tell who came when. */
    @Transactional(readOnly = true)
    public List<DateAnswer> answers(AreaId area, UUID poll) {
        return answers(
                area,
                db.sql(ANSWERS + " order by a.side, a.id")
                        .param("area", area.value())
                        .param("poll", poll));
    }

    private List<DateAnswer> answers(AreaId area, JdbcClient.StatementSpec statement) {
        Map<UUID, DateAnswer> answers = new LinkedHashMap<>();
        statement.query(row -> {
            UUID id = row.getObject("id", UUID.class);
            DateAnswer answer = answers.get(id);
            if (answer == null) {
                String name = vault.open(place(area, id), row.getBytes("name"));
                answer = new DateAnswer(
                        id, Side.valueOf(row.getString("side")), name == null ? "" : name, new HashMap<>());
                answers.put(id, answer);
            }
            answer.choices()
                    .put(row.getObject("option_id", UUID.class), DatePoll.Choice.valueOf(row.getString("choice")));
        });
        return List.copyOf(answers.values());
    }

    private static Vault.Place place(AreaId area, UUID answer) {
        return new Vault.Place(area, "date_answer.name", answer);
    }
}
