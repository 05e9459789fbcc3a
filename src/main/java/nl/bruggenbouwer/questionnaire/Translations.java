package nl.bruggenbouwer.questionnaire;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.web.Translator.Language;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** All translations. The key is the Dutch text, so a text whose Dutch has changed is Dutch again by itself. */
public final class Translations {

    /**
     * How far a language is.
     *
     * @param missing Dutch texts in use without a translation
     * @param outdated translated texts that are no longer in use
     */
    public record Coverage(List<String> missing, List<String> outdated) {}

    private final List<Source> sources;
    private final Map<String, Translation> byLanguage;

    private Translations(List<Source> sources, Map<String, Translation> byLanguage) {
        this.sources = List.copyOf(sources);
        this.byLanguage = new LinkedHashMap<>(byLanguage);
    }

    /** Reads the translations that come with the program. */
    public static Translations read(Path content) {
        return new Translations(Sources.in(content), TranslationFile.readAll(content.resolve("translations")));
    }

    /**
     * With what was imported and approved. Approved texts stand alone: what the program brings later was not read. Texts
     * that await their second reader lie over the program's own.
     */
    Translations with(Map<String, Translation> stored) {
        Map<String, Translation> all = new LinkedHashMap<>(byLanguage);
        stored.forEach((code, translation) -> {
            Map<String, String> texts = new LinkedHashMap<>();
            Translation shipped = byLanguage.get(code);
            if (shipped != null && !translation.wasRead()) {
                texts.putAll(shipped.texts());
            }
            texts.putAll(translation.texts());
            all.put(
                    code,
                    new Translation(
                            code, translation.translator(), translation.secondReader(), translation.date(), texts));
        });
        return new Translations(sources, all);
    }

    /** Every language that a translation can be made in, Dutch first. */
    public List<Language> languages() {
        return Languages.ALL;
    }

    /** The languages to offer: Dutch and what a named second person has read; in the demo all that exist. */
    public List<Language> served(boolean demo) {
        return Languages.ALL.stream()
                .filter(language -> language.equals(Language.DUTCH)
                        || of(language.code())
                                .filter(translation -> demo || translation.wasRead())
                                .isPresent())
                .toList();
    }

    /** The translation, or the Dutch text itself. */
    public String translate(String language, String dutch) {
        return of(language).map(translation -> translation.texts().get(dutch)).orElse(dutch);
    }

    public boolean isTranslated(String language, String dutch) {
        return language.equals(Language.DUTCH.code())
                || of(language)
                        .filter(translation -> translation.texts().containsKey(dutch))
                        .isPresent();
    }

    /** Every Dutch text in use that visitors see, and where. */
    public List<Source> sources() {
        return sources;
    }

    public Coverage coverage(String language) {
        Set<String> used = sources.stream().map(Source::text).collect(Collectors.toSet());
        List<String> missing = sources.stream()
                .map(Source::text)
                .filter(text -> !isTranslated(language, text))
                .toList();
        List<String> outdated = new ArrayList<>();
        of(language)
                .ifPresent(translation -> translation.texts().keySet().stream()
                        .filter(text -> !used.contains(text))
                        .sorted()
                        .forEach(outdated::add));
        return new Coverage(missing, outdated);
    }

    Optional<Translation> of(String language) {
        return Optional.ofNullable(byLanguage.get(language));
    }

    /** The translations of texts in use. */
    Map<String, String> inUse(String language) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Source source : sources) {
            @Nullable
            String text = of(language)
                    .map(translation -> translation.texts().get(source.text()))
                    .orElse(null);
            if (text != null) {
                texts.put(source.text(), text);
            }
        }
        return texts;
    }

    /** Changes with each Dutch text in use and each translation of one: what a reader has read. */
    String version(String language) {
        StringBuilder read = new StringBuilder();
        for (Source source : sources) {
            read.append(source.text() + "\0" + translate(language, source.text()) + "\0");
        }
        return DigestUtils.sha256Hex(read.toString());
    }
}
