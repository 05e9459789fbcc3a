package nl.bruggenbouwer.notifications;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The words of mails: the standard ones, and those that staff put in their place. */
@Component
public class MailTexts {

    private final JdbcClient db;
    private final List<MailText> all;
    private final Texts texts;
    private final Translator translator;
    private final Clock clock;

    MailTexts(JdbcClient db, List<MailText> all, Texts texts, Translator translator, Clock clock) {
        this.db = db;
        this.all = all.stream().sorted(Comparator.comparing(MailText::name)).toList();
        this.texts = texts;
        this.translator = translator;
        this.clock = clock;
    }

    /** Words with their fields in them as {@code {link}}, or filled in. */
    public record Words(String subject, String body) {}

    /**
     * A version that somebody made.
     *
     * @param words null = back to the standard words
     */
    public record Version(@Nullable Words words, Instant at, UUID by) {}

    public List<MailText> all() {
        return all;
    }

    /** The words that count now in a language; where there are none, the Dutch ones. */
    @Transactional(readOnly = true)
    public Words words(MailText text, String language) {
        return own(text, language).orElseGet(() -> {
            String code = hasStandard(text, language) ? language : Translator.Language.DUTCH.code();
            return language.equals(code) ? standard(text, code) : words(text, code);
        });
    }

    /** A mail in a language, with its fields filled in; in Dutch where that language has no words. */
    @Transactional(readOnly = true)
    public Outbox.Mail mail(MailText text, String language, String recipient, Map<String, String> values) {
        boolean there = own(text, language).isPresent() || hasStandard(text, language);
        String code = there ? language : Translator.Language.DUTCH.code();
        Words words = words(text, code);
        return new Outbox.Mail(recipient, fill(words.subject(), values), fill(words.body(), values), null).in(code);
    }

    private Optional<Words> own(MailText text, String language) {
        return history(text, language).stream().findFirst().map(Version::words);
    }

    /** Whether the program brings words of its own in this language. */
    public boolean hasStandard(MailText text, String language) {
        Text dutch = texts.dutch();
        return Stream.concat(Stream.of(text.subjectKey()), text.bodyKeys(dutch).stream())
                        .map(dutch::get)
                        .allMatch(words -> translator.translates(language, words))
                && texts.in(language).language().code().equals(language);
    }

    /** The words that the program brings. */
    public Words standard(MailText text, String language) {
        Text t = texts.in(language);
        Object[] fields = text.fields().stream().map(field -> "{" + field + "}").toArray();
        return new Words(
                t.get(text.subjectKey(), fields),
                text.bodyKeys(t).stream().map(key -> t.get(key, fields)).collect(Collectors.joining("\n\n")));
    }

    static String fill(String words, Map<String, String> values) {
        String filled = words;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** Every version of a text in a language, the newest first. */
    @Transactional(readOnly = true)
    public List<Version> history(MailText text, String language) {
        return db.sql("""
                        select subject, body, changed_at, changed_by
                          from mail_text
                         where name = :name and language = :language
                         order by changed_at desc, id
                        """)
                .param("name", text.name())
                .param("language", language)
                .query((row, n) -> new Version(
                        row.getString("subject") == null
                                ? null
                                : new Words(row.getString("subject"), row.getString("body")),
                        row.getTimestamp("changed_at").toInstant(),
                        row.getObject("changed_by", UUID.class)))
                .list();
    }

    /**
     * Puts words in the place of those that counted; the same words again make no version.
     *
     * @param words null = back to the standard words
     */
    @Transactional
    public void change(MailText text, String language, @Nullable Words words, UUID by) {
        if (own(text, language).equals(Optional.ofNullable(words))) {
            return;
        }
        db.sql("""
                        insert into mail_text (id, name, language, subject, body, changed_at, changed_by)
                        values (:id, :name, :language, :subject, :body, :now, :by)
                        """)
                .param("id", UUID.randomUUID())
                .param("name", text.name())
                .param("language", language)
                .param("subject", words == null ? null : words.subject())
                .param("body", words == null ? null : words.body())
                .param("now", Timestamp.from(clock.instant()))
                .param("by", by)
                .update();
    }
}
