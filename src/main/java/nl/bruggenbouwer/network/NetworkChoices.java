package nl.bruggenbouwer.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.ExchangeItem;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.springframework.stereotype.Component;

/** What can be chosen on the forms of the network, as words by code: themes and exchange items of the questionnaire, languages. */
@Component
public class NetworkChoices {

    /** Common between organisations and residents; in the order of the list. ISO 639. */
    private static final List<String> LANGUAGES = List.of(
            "nl", "en", "ar", "ber", "tr", "so", "ti", "am", "fa", "prs", "ps", "kmr", "ckb", "uk", "ru", "pl", "ro",
            "bg", "es", "pap", "fr", "pt", "de", "ur", "hi", "ta", "zh", "vi", "id", "srn", "sw", "bs", "sq");

    /** Of languages that Java has no names for. */
    private static final Map<String, String> OWN_NAMES = Map.of("kmr", "Kurmancî", "prs", "دری (Dari)");

    private final Map<String, String> languages = new LinkedHashMap<>();
    private final Map<String, String> themes = new LinkedHashMap<>();
    private final Map<String, ExchangeItem> items = new LinkedHashMap<>();
    private final String wordingVersion;

    NetworkChoices(Settings settings, Texts texts) {
        Text dutch = texts.dutch();
        LANGUAGES.forEach(code -> languages.put(code, dutch.get("network.language." + code)));
        Questionnaire basis = QuestionnaireFile.read(settings.content().resolve("quickscan/basis.json"));
        for (Theme theme : basis.themes()) {
            themes.put(theme.code(), theme.text());
        }
        basis.exchange().forEach(item -> items.put(item.code(), item));
        wordingVersion = dutch.get("network.consent.version");
    }

    /** Dutch names by code. */
    public Map<String, String> languages() {
        return languages;
    }

    /** Names in the language of these texts, by code. */
    public Map<String, String> languages(Text t) {
        Locale shown = Locale.forLanguageTag(t.language().code());
        if (t.language().equals(Translator.Language.DUTCH)) {
            return languages;
        }
        Map<String, String> names = new LinkedHashMap<>();
        LANGUAGES.forEach(code -> names.put(
                code, OWN_NAMES.getOrDefault(code, Locale.forLanguageTag(code).getDisplayLanguage(shown))));
        return names;
    }

    public Map<String, String> themes() {
        return themes;
    }

    /** The themes by number: an address names no theme. */
    public Map<String, String> themeNumbers() {
        Map<String, String> numbers = new LinkedHashMap<>();
        themes.forEach((code, words) -> numbers.put(themeNumber(code), words));
        return numbers;
    }

    /** The number of a theme, from 1; empty for none. */
    public String themeNumber(String code) {
        int index = List.copyOf(themes.keySet()).indexOf(code);
        return index < 0 ? "" : Integer.toString(index + 1);
    }

    /** What somebody looks for, as it stands in an address; what is not known counts as nothing. */
    Search search(String words, String side, String themeNumber, String language) {
        String line = Input.line(words);
        return new Search(
                line.substring(0, Math.min(line.length(), 100)),
                Input.one(Side.values(), side).orElse(null),
                themes.keySet().stream()
                        .filter(code -> themeNumber(code).equals(themeNumber))
                        .findFirst()
                        .orElse(""),
                languages.containsKey(language) ? language : "");
    }

    public Map<String, ExchangeItem> items() {
        return items;
    }

    /** The version of the words of every purpose. */
    public String wordingVersion() {
        return wordingVersion;
    }
}
