package nl.bruggenbouwer.questionnaire;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import tools.jackson.databind.JsonNode;

/** Reads the translations that come with the program: content/translations/&lt;language&gt;.json. */
final class TranslationFile {

    private TranslationFile() {}

    static Map<String, Translation> readAll(Path folder) {
        Map<String, Translation> all = new LinkedHashMap<>();
        if (!Files.isDirectory(folder)) {
            return all;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                Translation translation = read(file);
                all.put(translation.language(), translation);
            }
        } catch (IOException e) {
            throw new ContentError(List.of(ContentFile.nameOf(folder) + ": the folder cannot be read"));
        }
        return all;
    }

    static Translation read(Path path) {
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("language", "name", "translator", "secondReader", "date", "texts");
        String code = root.word("language");
        String name = root.word("name");
        Languages.foreign(code)
                .ifPresentOrElse(
                        language -> {
                            if (!language.ownName().equals(name)) {
                                root.mistake("name must be " + language.ownName());
                            }
                            if (!path.endsWith(code + ".json")) {
                                root.mistake("the file must be called " + code + ".json");
                            }
                        },
                        () -> root.mistake("unknown language " + code));
        String translator = root.word("translator");
        String secondReader = root.optionalWord("secondReader");
        if (translator.equalsIgnoreCase(secondReader)) {
            root.mistake("secondReader must be someone other than the translator");
        }
        Translation read = new Translation(code, translator, secondReader, root.date("date"), texts(root));
        file.failOnMistakes();
        return read;
    }

    private static Map<String, String> texts(ContentObject root) {
        Map<String, String> texts = new HashMap<>();
        JsonNode node = root.get("texts");
        ContentObject object = node == null ? null : root.child("texts", node);
        if (object == null) {
            root.mistake("texts is missing");
            return texts;
        }
        for (String dutch : object.fields()) {
            String text = object.word(dutch);
            texts.put(dutch, text);
            TranslationRules.fault(dutch, text)
                    .ifPresent(fault -> object.at("text of " + dutch).mistake("does not fit its source: " + fault));
        }
        return texts;
    }
}
