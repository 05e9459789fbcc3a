package nl.bruggenbouwer.menu;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** SQL for online_module and module_link. */
@Repository
@Transactional
class ModuleSql {

    private static final String SELECT =
            "select id, version, own, title, about, address, whose, published, pages, translations from online_module ";

    private final JdbcClient db;

    ModuleSql(JdbcClient db) {
        this.db = db;
    }

    @Transactional(readOnly = true)
    public List<OnlineModule> all() {
        return db.sql(SELECT + "order by lower(title), id")
                .query(ModuleSql::read)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<OnlineModule> find(UUID id) {
        return db.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(ModuleSql::read)
                .optional();
    }

    /** One person at a time changes it, until commit. */
    public Optional<OnlineModule> lock(UUID id) {
        return db.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(ModuleSql::read)
                .optional();
    }

    /** False when there is one with this id. */
    public boolean add(OnlineModule module, UUID by, Instant now) {
        return write(module, by, now, """
                        insert into online_module
                               (id, version, own, title, about, address, whose, published, pages, translations,
                                changed_at, changed_by)
                        values (:id, :version, :own, :title, :about, :address, :whose, :published, :pages::jsonb,
                                :translations::jsonb, :now, :by)
                        on conflict (id) do nothing
                        """) == 1;
    }

    public void change(OnlineModule module, UUID by, Instant now) {
        write(module, by, now, """
                update online_module
                   set version = :version, own = :own, title = :title, about = :about, address = :address, whose = :whose,
                       published = :published, pages = :pages::jsonb, translations = :translations::jsonb, changed_at = :now, changed_by = :by
                 where id = :id
                """);
    }

    private int write(OnlineModule module, UUID by, Instant now, String statement) {
        return db.sql(statement)
                .param("id", module.id())
                .param("version", module.version())
                .param("own", module.own())
                .param("title", module.title())
                .param("about", module.about())
                .param("address", module.address())
                .param("whose", module.whose())
                .param("published", module.published())
                .param("pages", JsonMapper.shared().writeValueAsString(module.pages()))
                .param("translations", JsonMapper.shared().writeValueAsString(module.translations()))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    public void remove(UUID id) {
        db.sql("delete from online_module where id = :id").param("id", id).update();
    }

    private static OnlineModule read(ResultSet row, int n) throws SQLException {
        return new OnlineModule(
                row.getObject("id", UUID.class),
                row.getInt("version"),
                row.getBoolean("own"),
                row.getString("title"),
                row.getString("about"),
                row.getString("address"),
                row.getString("whose"),
                row.getBoolean("published"),
                JsonMapper.shared().readValue(row.getString("pages"), new TypeReference<List<ModulePage>>() {}),
                JsonMapper.shared()
                        .readValue(
                                row.getString("translations"),
                                new TypeReference<Map<String, Map<String, String>>>() {}));
    }

    /** Where somebody is in a module: nothing else is known. */
    record Place(UUID module, int page, boolean done) {}

    /** Keeps a place under a new link; the same link twice is one. */
    public void keep(byte[] hash, UUID module, int page, LocalDate today) {
        db.sql("""
                        insert into module_link (hash, module_id, page, done, used_on) values (:hash, :module, :page, false, :today)
                        on conflict (hash) do nothing
                        """)
                .param("hash", hash)
                .param("module", module)
                .param("page", page)
                .param("today", today)
                .update();
    }

    /** The place of a link that was used after this day. */
    @Transactional(readOnly = true)
    public Optional<Place> place(byte[] hash, LocalDate after) {
        return db.sql("select module_id, page, done from module_link where hash = :hash and used_on > :after")
                .param("hash", hash)
                .param("after", after)
                .query((row, n) ->
                        new Place(row.getObject("module_id", UUID.class), row.getInt("page"), row.getBoolean("done")))
                .optional();
    }

    public void move(byte[] hash, int page, boolean done, LocalDate today) {
        db.sql("update module_link set page = :page, done = :done, used_on = :today where hash = :hash")
                .param("hash", hash)
                .param("page", page)
                .param("done", done)
                .param("today", today)
                .update();
    }
}
