package nl.bruggenbouwer.questionnaire;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for translation and translation_record. */
@Repository
@Transactional
class TranslationSql {

    private final JdbcClient db;

    TranslationSql(JdbcClient db) {
        this.db = db;
    }

    /** What was imported or approved, per language. */
    @Transactional(readOnly = true)
    public Map<String, Translation> all() {
        Map<String, Map<String, String>> texts = new HashMap<>();
        db.sql("select language, source, text from translation").query(row -> {
            texts.computeIfAbsent(row.getString("language"), language -> new HashMap<>())
                    .put(row.getString("source"), row.getString("text"));
        });
        Map<String, Translation> all = new LinkedHashMap<>();
        db.sql("""
                        select language, translator, second_reader, read_on
                          from translation_record
                         order by language
                        """).query(row -> {
            String language = row.getString("language");
            all.put(
                    language,
                    new Translation(
                            language,
                            row.getString("translator"),
                            row.getString("second_reader"),
                            row.getObject("read_on", LocalDate.class),
                            texts.getOrDefault(language, Map.of())));
        });
        return all;
    }

    /** One at a time per language, until commit. */
    public void lock(String language) {
        db.sql("select pg_advisory_xact_lock(hashtext('translation ' || :language))")
                .param("language", language)
                .query((row, n) -> true)
                .single();
    }

    /** Forgets the language's texts. */
    public void clear(String language) {
        db.sql("delete from translation where language = :language")
                .param("language", language)
                .update();
    }

    public void add(String language, Map<String, String> texts) {
        texts.forEach((source, text) -> db.sql("""
                        insert into translation (language, source, text) values (:language, :source, :text)
                        on conflict (language, source) do update set text = excluded.text
                        """)
                .param("language", language)
                .param("source", source)
                .param("text", text)
                .update());
    }

    /** The texts of this language have changed; nobody has read them yet. */
    public void awaitReader(String language, String translator) {
        record(language, translator, null, null, null);
    }

    /** A second person has read this version. */
    public void approve(String language, String version, String translator, String reader, LocalDate readOn) {
        record(language, translator, version, reader, readOn);
    }

    private void record(
            String language,
            String translator,
            @Nullable String version,
            @Nullable String reader,
            @Nullable LocalDate readOn) {
        db.sql("""
                        insert into translation_record (language, source_version, translator, second_reader, read_on)
                        values (:language, :version, :translator, :reader, :readOn)
                        on conflict (language) do update
                           set source_version = excluded.source_version, translator = excluded.translator,
                               second_reader = excluded.second_reader, read_on = excluded.read_on
                        """)
                .param("language", language)
                .param("version", version)
                .param("translator", translator)
                .param("reader", reader)
                .param("readOn", readOn)
                .update();
    }
}
