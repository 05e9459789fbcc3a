package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * SQL that reads organisations by the list. A search looks once at every entry of the area in the index
 * {@code organisation_order}, which holds all that is asked for: row-level security keeps an index of parts of words from
 * {@code like}, and 20,000 entries are read in some 15 milliseconds (bench/network).
 */
@Repository
@Transactional(readOnly = true)
class OrganisationListSql {

    static final String FOUND = """
             where o.area_id = :area and o.removed_at is null and (:hidden or not o.hidden)
               and o.sought like all (:patterns)
               and (:theme = '' or o.id in (select l.organisation_id from organisation_label l
                                             where l.area_id = :area and l.kind = 'THEME' and l.code = :theme))
               and (:language = '' or o.id in (select l.organisation_id from organisation_label l
                                                where l.area_id = :area and l.kind = 'LANGUAGE' and l.code = :language))
            """;

    private final JdbcClient db;

    OrganisationListSql(JdbcClient db) {
        this.db = db;
    }

    /**
     * What a search finds.
     *
     * @param counts how many on each side, whatever side is asked for
     * @param ids those on the side that is asked for, in order of name
     */
    public record Found(Map<Side, Integer> counts, List<UUID> ids) {}

    public Found found(AreaId area, Sight sight, Search search) {
        Map<Side, Integer> counts = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            counts.put(side, 0);
        }
        List<UUID> ids = new ArrayList<>();
        db.sql("select o.id, o.side from organisation o " + FOUND + " order by o.sought, o.id")
                .param("area", area.value())
                .param("hidden", sight.hidden())
                .param("patterns", search.patterns())
                .param("theme", search.theme())
                .param("language", search.language())
                .query(row -> {
                    Side side = Side.valueOf(row.getString("side"));
                    counts.merge(side, 1, Integer::sum);
                    if (search.side() == null || search.side() == side) {
                        ids.add(row.getObject("id", UUID.class));
                    }
                });
        return new Found(counts, ids);
    }

    /** Some of an area, in order of name. */
    public List<Organisation> some(AreaId area, Sight sight, List<UUID> ids) {
        return db.sql(OrganisationSql.SELECT + """
                         where o.area_id = :area and o.id = any(:ids) and o.removed_at is null
                           and (:hidden or not o.hidden)
                         order by o.sought, o.id
                        """)
                .param("area", area.value())
                .param("ids", ids.toArray(UUID[]::new))
                .param("hidden", sight.hidden())
                .query(OrganisationSql::organisation)
                .list();
    }

    /** All of an area, in order of name. */
    public List<Organisation> all(AreaId area, Sight sight) {
        return db.sql(OrganisationSql.SELECT + """
                         where o.area_id = :area and o.removed_at is null and (:hidden or not o.hidden)
                         order by o.sought, o.id
                        """)
                .param("area", area.value())
                .param("hidden", sight.hidden())
                .query(OrganisationSql::organisation)
                .list();
    }

    /** All of an area, in order of name. */
    public List<Network.Choice> choices(AreaId area, Sight sight) {
        return db.sql("""
                        select id, name, side
                          from organisation
                         where area_id = :area and removed_at is null and (:hidden or not hidden)
                         order by sought, id
                        """)
                .param("area", area.value())
                .param("hidden", sight.hidden())
                .query((row, n) -> new Network.Choice(
                        row.getObject("id", UUID.class), row.getString("name"), Side.valueOf(row.getString("side"))))
                .list();
    }

    /** The umbrella organisations of an area: names by id, in order of name. */
    public Map<UUID, String> umbrellas(AreaId area, Sight sight) {
        Map<UUID, String> names = new LinkedHashMap<>();
        db.sql("""
                        select id, name
                          from organisation
                         where area_id = :area and kind = 'UMBRELLA' and removed_at is null and (:hidden or not hidden)
                         order by sought, id
                        """).param("area", area.value()).param("hidden", sight.hidden()).query(row -> {
            names.put(row.getObject("id", UUID.class), row.getString("name"));
        });
        return names;
    }

    /** Those that stand under an umbrella organisation, in order of name; at most 1000. */
    public List<Organisation> under(AreaId area, UUID umbrella, Sight sight) {
        return db.sql(OrganisationSql.SELECT + """
                         where o.area_id = :area and o.umbrella_id = :umbrella and o.removed_at is null
                           and (:hidden or not o.hidden)
                         order by o.sought, o.id
                         limit 1000
                        """)
                .param("area", area.value())
                .param("umbrella", umbrella)
                .param("hidden", sight.hidden())
                .query(OrganisationSql::organisation)
                .list();
    }

    /** How many bring each voice, by voice. */
    public Map<Organisation.Voice, Integer> voices(AreaId area) {
        Map<Organisation.Voice, Integer> counts = new EnumMap<>(Organisation.Voice.class);
        for (Organisation.Voice voice : Organisation.Voice.values()) {
            counts.put(voice, 0);
        }
        db.sql("""
                        select l.code, count(*) as n
                          from organisation_label l
                          join organisation o on o.area_id = l.area_id and o.id = l.organisation_id
                         where l.area_id = :area and l.kind = 'VOICE' and o.removed_at is null
                         group by l.code
                        """).param("area", area.value()).query(row -> {
            counts.put(Organisation.Voice.valueOf(row.getString("code")), row.getInt("n"));
        });
        return counts;
    }
}
