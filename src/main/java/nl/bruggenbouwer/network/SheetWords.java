package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.stereotype.Component;

/** The words that may stand in the columns of the spreadsheet with a choice, for the codes that are kept. Several are parted by ; */
@Component
class SheetWords {

    private final Map<SheetColumn, Map<String, String>> words = new EnumMap<>(SheetColumn.class);

    SheetWords(NetworkChoices choices, Texts texts) {
        Text t = texts.dutch();
        put(SheetColumn.SIDE, "qs.side.", Side.values(), t);
        put(SheetColumn.KIND, "network.kind.", Organisation.Kind.values(), t);
        words.put(SheetColumn.LANGUAGES, choices.languages());
        words.put(SheetColumn.THEMES, choices.themes());
        put(SheetColumn.VOICES, "network.voice.", Organisation.Voice.values(), t);
        words.put(SheetColumn.HIDDEN, Map.of("ja", t.get("network.sheet.yes")));
        words.put(SheetColumn.CONTACT_HIDDEN, Map.of("ja", t.get("network.sheet.yes")));
        words.put(SheetColumn.WRITES, choices.languages());
        put(SheetColumn.PURPOSES, "network.purpose.", Purpose.values(), t);
        put(SheetColumn.HOW, "network.how.", Consent.How.values(), t);
    }

    private void put(SheetColumn column, String key, Enum<?>[] codes, Text t) {
        Map<String, String> some = new LinkedHashMap<>();
        Arrays.stream(codes).forEach(code -> some.put(code.name(), t.get(key + code)));
        words.put(column, some);
    }

    boolean choice(SheetColumn column) {
        return words.containsKey(column);
    }

    /** Words by code. */
    Map<String, String> of(SheetColumn column) {
        return words.getOrDefault(column, Map.of());
    }

    /** What stands in a cell for these codes. */
    String cell(SheetColumn column, Collection<String> codes) {
        return of(column).entrySet().stream()
                .filter(word -> codes.contains(word.getKey()))
                .map(Map.Entry::getValue)
                .collect(Collectors.joining("; "));
    }

    /** The codes of what stands in a cell; a word that is none stays as it was typed. */
    List<String> codes(SheetColumn column, String cell) {
        List<String> codes = new ArrayList<>();
        for (String word : cell.split(";")) {
            String plain = PlainWords.of(word);
            if (!plain.isEmpty()) {
                codes.add(of(column).entrySet().stream()
                        .filter(known -> PlainWords.of(known.getValue()).equals(plain))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(word.strip()));
            }
        }
        return codes;
    }
}
