package nl.bruggenbouwer.areas;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What other modules may ask about areas and public links. National tables, so no tenant is needed. */
@Repository
public class Areas {

    private static final String COLUMNS =
            "id, slug, name, municipalities, contact_name, contact_phone, contact_hours, contact_mail, demo";

    private final JdbcClient db;

    private final Clock clock;

    Areas(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Area> bySlug(String slug) {
        return db.sql("select " + COLUMNS + " from area where slug = :slug")
                .param("slug", slug)
                .query(Areas::area)
                .optional();
    }

    @Transactional(readOnly = true)
    public Area get(AreaId id) {
        return db.sql("select " + COLUMNS + " from area where id = :id")
                .param("id", id.value())
                .query(Areas::area)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Area> all() {
        return db.sql("select " + COLUMNS + " from area order by name")
                .query(Areas::area)
                .list();
    }

    /** Opens an area; empty when another one has the slug. */
    @Transactional
    public Optional<Area> open(String slug, String name, String municipalities, boolean demo) {
        return db.sql("""
                        insert into area (id, slug, name, municipalities, demo, opened_at)
                        values (nextval('area_id_seq'), :slug, :name, :municipalities, :demo, :now)
                        on conflict (slug) do nothing
                        returning id, slug, name, municipalities, contact_name, contact_phone, contact_hours,
                                  contact_mail, demo
                        """)
                .param("slug", slug)
                .param("name", name)
                .param("municipalities", municipalities)
                .param("demo", demo)
                .param("now", Timestamp.from(clock.instant()))
                .query(Areas::area)
                .optional();
    }

    @Transactional
    public void setContact(AreaId area, Area.Contact contact) {
        db.sql("""
                        update area
                           set contact_name = :name, contact_phone = :phone, contact_hours = :hours, contact_mail = :mail
                         where id = :area
                        """)
                .param("name", contact.name())
                .param("phone", contact.phone())
                .param("hours", contact.hours())
                .param("mail", contact.mail())
                .param("area", area.value())
                .update();
    }

    /** Where a public link leads: a group link of a quick scan's side, an outcome page, a date poll. */
    public record Link(String slug, AreaId area, String kind, UUID target) {

        /** The kind of link that leads to an outcome page. */
        public static final String OUTCOME = "OUTCOME";

        private static final String ALPHABET = "23456789abcdefghjkmnpqrstvwxyz23";
        private static final SecureRandom RANDOM = new SecureRandom();

        /** The last part of a link that many may use: short enough to type, not to be guessed (50 bits), neutral. */
        public static String newSlug() {
            StringBuilder slug = new StringBuilder();
            for (int i = 0; i < 10; i++) {
                slug.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
            }
            return slug.toString();
        }
    }

    @Transactional(readOnly = true)
    public Optional<Link> link(String slug) {
        return db.sql("select slug, area_id, kind, target from public_link where slug = :slug")
                .param("slug", slug)
                .query((row, n) -> new Link(
                        row.getString("slug"),
                        new AreaId(row.getInt("area_id")),
                        row.getString("kind"),
                        row.getObject("target", UUID.class)))
                .optional();
    }

    /** Adds a public link in the caller's transaction. */
    @Transactional
    public void addLink(Link link) {
        db.sql("insert into public_link (slug, area_id, kind, target) values (:slug, :area, :kind, :target)")
                .param("slug", link.slug())
                .param("area", link.area().value())
                .param("kind", link.kind())
                .param("target", link.target())
                .update();
    }

    @Transactional
    public void removeLink(String slug) {
        db.sql("delete from public_link where slug = :slug").param("slug", slug).update();
    }

    /** The links that lead to a target, in order of kind. */
    @Transactional(readOnly = true)
    public List<Link> linksTo(AreaId area, UUID target) {
        return db.sql("""
                        select slug, area_id, kind, target
                          from public_link
                         where area_id = :area and target = :target
                         order by kind
                        """)
                .param("area", area.value())
                .param("target", target)
                .query((row, n) -> new Link(
                        row.getString("slug"),
                        new AreaId(row.getInt("area_id")),
                        row.getString("kind"),
                        row.getObject("target", UUID.class)))
                .list();
    }

    private static Area area(ResultSet row, int n) throws SQLException {
        return new Area(
                new AreaId(row.getInt("id")),
                row.getString("slug"),
                row.getString("name"),
                row.getString("municipalities"),
                contact(row),
                row.getBoolean("demo"));
    }

    private static Area.@Nullable Contact contact(ResultSet row) throws SQLException {
        String name = row.getString("contact_name");
        return name == null
                ? null
                : new Area.Contact(
                        name,
                        row.getString("contact_phone"),
                        row.getString("contact_hours"),
                        row.getString("contact_mail"));
    }
}
