package nl.bruggenbouwer.quickscan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.web.MediaFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Recordings of questions read aloud, per language and the very words that are said. National, without personal data. */
@Repository
@Transactional
class Recordings {

    /** What a phone has to load at most for one question. */
    static final int MOST_BYTES = 300_000;

    private final JdbcClient db;
    private final Cache<String, Map<String, String>> perLanguage =
            Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build();

    Recordings(JdbcClient db) {
        this.db = db;
    }

    /** Addresses of the recordings in a language, by the words they say; at most a minute old. */
    @Transactional(readOnly = true)
    public Map<String, String> in(String language) {
        return perLanguage.get(language, this::now);
    }

    /** The same, as the database has it at this moment. */
    @Transactional(readOnly = true)
    public Map<String, String> now(String language) {
        Map<String, String> addresses = new HashMap<>();
        db.sql("select words, sha256 from recording where language = :language")
                .param("language", language)
                .query(row -> {
                    addresses.put(row.getString("words"), "/geluid/" + row.getString("sha256"));
                });
        return Map.copyOf(addresses);
    }

    @Transactional(readOnly = true)
    public Optional<MediaFile> find(String sha256) {
        return db.sql("select type, bytes from recording where sha256 = :sha limit 1")
                .param("sha", sha256)
                .query((row, n) -> new MediaFile(row.getString("type"), row.getBytes("bytes")))
                .optional();
    }

    /** Adds a recording, or replaces the one of these words. */
    public void keep(String words, String language, String sha256, MediaFile recording) {
        db.sql("""
                        insert into recording (words, language, sha256, type, bytes)
                        values (:words, :language, :sha, :type, :bytes)
                            on conflict (words, language) do update
                           set sha256 = excluded.sha256, type = excluded.type, bytes = excluded.bytes
                        """)
                .param("words", words)
                .param("language", language)
                .param("sha", sha256)
                .param("type", recording.type())
                .param("bytes", recording.bytes())
                .update();
    }

    public void remove(String words, String language) {
        db.sql("delete from recording where words = :words and language = :language")
                .param("words", words)
                .param("language", language)
                .update();
    }

    /** Lets respondents here see a change at once, not within a minute. After the transaction that made it. */
    void changed() {
        perLanguage.invalidateAll();
    }
}
