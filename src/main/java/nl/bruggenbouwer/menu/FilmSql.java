package nl.bruggenbouwer.menu;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import nl.bruggenbouwer.web.MediaFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for module_film. */
@Repository
@Transactional
class FilmSql {

    private static final String SELECT =
            "select module_id, page_id, sha256, type, length(bytes) as size from module_film ";

    private final JdbcClient db;

    FilmSql(JdbcClient db) {
        this.db = db;
    }

    /** The films of a module, by the id of their page. */
    @Transactional(readOnly = true)
    public Map<UUID, Film> of(UUID module) {
        return db.sql(SELECT + "where module_id = :module").param("module", module).query(FilmSql::read).list().stream()
                .collect(Collectors.toMap(Film::page, Function.identity()));
    }

    /** A film that visitors may see. */
    @Transactional(readOnly = true)
    public Optional<Film> shown(String sha256) {
        return db.sql(SELECT + """
                         where sha256 = :sha and module_id in (select id from online_module where own and published)
                         limit 1
                        """).param("sha", sha256).query(FilmSql::read).optional();
    }

    /** A part of its bytes. */
    @Transactional(readOnly = true)
    public byte[] bytes(Film film, long from, int length) {
        return db.sql("""
                        select substring(bytes from :from for :length)
                          from module_film
                         where module_id = :module and page_id = :page and sha256 = :sha
                        """)
                .param("from", (int) from + 1)
                .param("length", length)
                .param("module", film.module())
                .param("page", film.page())
                .param("sha", film.sha256())
                .query((row, n) -> row.getBytes(1))
                .optional()
                .orElse(new byte[0]);
    }

    /** Adds the film of a page, or replaces it. */
    public void keep(UUID module, UUID page, String sha256, MediaFile film) {
        db.sql("""
                        insert into module_film (module_id, page_id, sha256, type, bytes)
                        values (:module, :page, :sha, :type, :bytes)
                            on conflict (module_id, page_id) do update
                           set sha256 = excluded.sha256, type = excluded.type, bytes = excluded.bytes
                        """)
                .param("module", module)
                .param("page", page)
                .param("sha", sha256)
                .param("type", film.type())
                .param("bytes", film.bytes())
                .update();
    }

    /** Whether there was one. */
    public boolean remove(UUID module, UUID page) {
        return db.sql("delete from module_film where module_id = :module and page_id = :page")
                        .param("module", module)
                        .param("page", page)
                        .update()
                == 1;
    }

    /** Removes the films of pages that are no longer there. */
    public void removeBut(UUID module, Collection<UUID> pages) {
        db.sql("delete from module_film where module_id = :module and page_id <> all(:pages)")
                .param("module", module)
                .param("pages", pages.toArray(UUID[]::new))
                .update();
    }

    private static Film read(ResultSet row, int n) throws SQLException {
        return new Film(
                row.getObject("module_id", UUID.class),
                row.getObject("page_id", UUID.class),
                row.getString("sha256"),
                row.getString("type"),
                row.getInt("size"));
    }
}
