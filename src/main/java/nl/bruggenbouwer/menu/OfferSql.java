package nl.bruggenbouwer.menu;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** SQL for menu_offer_version. */
@Repository
@Transactional
class OfferSql {

    private static final String SELECT =
            "select id, code, number, place, made_at, made_by, content from menu_offer_version ";

    private final JdbcClient db;

    OfferSql(JdbcClient db) {
        this.db = db;
    }

    /** The newest version of every offer, withdrawn ones too, in the order of the menu. */
    @Transactional(readOnly = true)
    public List<Offer> newest() {
        return db.sql(SELECT + """
                        v where number = (select max(number) from menu_offer_version o where o.code = v.code)
                         order by place, code
                        """).query(offer()).list();
    }

    @Transactional(readOnly = true)
    public Optional<Offer> newest(String code) {
        return db.sql(SELECT + "where code = :code order by number desc limit 1")
                .param("code", code)
                .query(offer())
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Offer> version(UUID id) {
        return db.sql(SELECT + "where id = :id").param("id", id).query(offer()).optional();
    }

    /** Every version of an offer, the first one first. */
    @Transactional(readOnly = true)
    public List<Offer> versions(String code) {
        return db.sql(SELECT + "where code = :code order by number")
                .param("code", code)
                .query(offer())
                .list();
    }

    /** One person at a time changes the menu, until commit. */
    public void lock() {
        db.sql("select pg_advisory_xact_lock(hashtext('menu'))")
                .query((row, n) -> true)
                .single();
    }

    public void add(Offer offer) {
        db.sql("""
                        insert into menu_offer_version (id, code, number, place, content, made_at, made_by)
                        values (:id, :code, :number, :place, :content::jsonb, :madeAt, :madeBy)
                        """)
                .param("id", offer.id())
                .param("code", offer.code())
                .param("number", offer.number())
                .param("place", offer.place())
                .param("content", JsonMapper.shared().writeValueAsString(offer.content()))
                .param("madeAt", Timestamp.from(offer.madeAt()))
                .param("madeBy", offer.madeBy())
                .update();
    }

    private static RowMapper<Offer> offer() {
        return OfferSql::read;
    }

    private static Offer read(ResultSet row, int n) throws SQLException {
        return new Offer(
                row.getObject("id", UUID.class),
                row.getString("code"),
                row.getInt("number"),
                row.getInt("place"),
                row.getTimestamp("made_at").toInstant(),
                row.getObject("made_by", UUID.class),
                JsonMapper.shared().readValue(row.getString("content"), OfferContent.class));
    }
}
