package nl.bruggenbouwer.network;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** SQL for organisation and organisation_label, one at a time; lists are in {@link OrganisationListSql}. */
@Repository
@Transactional
class OrganisationSql {

    /**
     * With its labels in one column: "THEME:FGM LANGUAGE:nl". One subquery without their kind, since PostgreSQL would choose an
     * index that begins with it, and read all labels of the area for each row, as long as it has no statistics.
     */
    static final String SELECT = """
            select o.*,
                   (select string_agg(l.kind || ':' || l.code, ' ') from organisation_label l
                     where l.area_id = o.area_id and l.organisation_id = o.id) as labels
              from organisation o
            """;

    private final JdbcClient db;

    OrganisationSql(JdbcClient db) {
        this.db = db;
    }

    /** One that was not removed, if this sight reaches it; one that was merged leads to the other by its mergedInto. */
    @Transactional(readOnly = true)
    public Optional<Organisation> find(AreaId area, UUID id, Sight sight) {
        return db.sql(SELECT + """
                         where o.area_id = :area and o.id = :id and (o.removed_at is null or o.merged_into is not null)
                           and (:hidden or not o.hidden)
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("hidden", sight.hidden())
                .query(OrganisationSql::organisation)
                .optional();
    }

    /** Holds the row until commit; false when it is not there, or only a pointer. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean lock(AreaId area, UUID id) {
        return db.sql("""
                        select removed_at is null
                          from organisation
                         where area_id = :area and id = :id
                           for update
                        """)
                .param("area", area.value())
                .param("id", id)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /** One at a time may add to an area: a name that is not there yet has no row to hold. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lockNames(AreaId area) {
        db.sql("select pg_advisory_xact_lock(hashtext('organisation names'), :area)")
                .param("area", area.value())
                .query(row -> {});
    }

    /** Whether it has its name and side already, as they are kept. */
    @Transactional(readOnly = true)
    public boolean hasName(AreaId area, Organisation organisation) {
        return db.sql("""
                        select count(*) = 1
                          from organisation
                         where area_id = :area and id = :id and name_key = :key and side = :side
                        """)
                .param("area", area.value())
                .param("id", organisation.id())
                .param("key", PlainWords.key(organisation.name()))
                .param("side", organisation.side().name())
                .query(Boolean.class)
                .single();
    }

    /** The one that was added first with this name, however typed, on this side. */
    @Transactional(readOnly = true)
    public Optional<UUID> named(AreaId area, String name, Side side) {
        return db.sql("""
                        select id
                          from organisation
                         where area_id = :area and name_key = :key and side = :side and removed_at is null
                         order by added_at, id
                         limit 1
                        """)
                .param("area", area.value())
                .param("key", PlainWords.key(name))
                .param("side", side.name())
                .query(UUID.class)
                .optional();
    }

    /** Adds it; false when its id is there already (a form that was sent twice). */
    public boolean add(AreaId area, Organisation organisation, @Nullable UUID by, Instant now) {
        boolean added = write("""
                        insert into organisation (area_id, id, name, name_key, sought, side, kind, what, website, hidden,
                                                  umbrella_id, added_at, added_by, confirmed_at)
                        values (:area, :id, :name, :key, left(:sought, 600), :side, :kind, :what, :website, :hidden, :umbrella,
                                :now, :by, :now)
                            on conflict do nothing
                        """, area, organisation)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
        if (added) {
            addLabels(area, organisation);
        }
        return added;
    }

    /** Writes it anew, as it is right now. */
    public void change(AreaId area, Organisation organisation, Instant now) {
        write("""
                        update organisation
                           set name = :name, name_key = :key, sought = left(:sought, 600), side = :side, kind = :kind, what = :what,
                               website = :website, hidden = :hidden, umbrella_id = :umbrella, confirmed_at = :now
                         where area_id = :area and id = :id
                        """, area, organisation).param("now", Timestamp.from(now)).update();
        db.sql("delete from organisation_label where area_id = :area and organisation_id = :id")
                .param("area", area.value())
                .param("id", organisation.id())
                .update();
        addLabels(area, organisation);
    }

    private JdbcClient.StatementSpec write(String sql, AreaId area, Organisation organisation) {
        return db.sql(sql)
                .param("area", area.value())
                .param("id", organisation.id())
                .param("name", organisation.name())
                .param("key", PlainWords.key(organisation.name()))
                .param("sought", PlainWords.of(organisation.name() + " " + organisation.what()))
                .param("side", organisation.side().name())
                .param("kind", organisation.kind().name())
                .param("what", organisation.what())
                .param("website", organisation.website())
                .param("hidden", organisation.hidden())
                .param("umbrella", organisation.umbrella());
    }

    private void addLabels(AreaId area, Organisation organisation) {
        addLabels(area, organisation.id(), "LANGUAGE", organisation.languages());
        addLabels(area, organisation.id(), "THEME", organisation.themes());
        addLabels(
                area,
                organisation.id(),
                "VOICE",
                organisation.voices().stream().map(Enum::name).toList());
    }

    private void addLabels(AreaId area, UUID organisation, String kind, Collection<String> codes) {
        if (!codes.isEmpty()) {
            db.sql("""
                            insert into organisation_label (area_id, organisation_id, kind, code)
                            select :area, :organisation, :kind, code
                              from string_to_table(:codes, ' ') code
                            """)
                    .param("area", area.value())
                    .param("organisation", organisation)
                    .param("kind", kind)
                    .param("codes", String.join(" ", codes))
                    .update();
        }
    }

    public void remove(AreaId area, UUID id, UUID by, Instant now) {
        db.sql("""
                        update organisation set removed_at = :now, removed_by = :by
                         where area_id = :area and id = :id and removed_at is null
                        """)
                .param("area", area.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    static Organisation organisation(ResultSet row, int n) throws SQLException {
        String labels = row.getString("labels");
        return new Organisation(
                row.getObject("id", UUID.class),
                row.getString("name"),
                Side.valueOf(row.getString("side")),
                Organisation.Kind.valueOf(row.getString("kind")),
                row.getString("what"),
                row.getString("website"),
                row.getBoolean("hidden"),
                row.getObject("umbrella_id", UUID.class),
                codes(labels, "LANGUAGE:"),
                codes(labels, "THEME:"),
                codes(labels, "VOICE:").stream()
                        .map(Organisation.Voice::valueOf)
                        .collect(Collectors.toSet()),
                row.getTimestamp("confirmed_at").toInstant(),
                row.getObject("merged_into", UUID.class));
    }

    private static Set<String> codes(@Nullable String labels, String kind) {
        return labels == null
                ? Set.of()
                : Arrays.stream(labels.split(" "))
                        .filter(label -> label.startsWith(kind))
                        .map(label -> label.substring(kind.length()))
                        .collect(Collectors.toSet());
    }
}
