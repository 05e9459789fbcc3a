package nl.bruggenbouwer.content;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A content file while it is read: collects every mistake, so that the writer sees them all at once. */
public final class ContentFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final String name;
    private final List<String> mistakes = new ArrayList<>();

    public ContentFile(String name) {
        this.name = name;
    }

    /** The text of a file, whose path in messages starts at the folder content. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ContentError(List.of(nameOf(file) + ": the file cannot be read as UTF-8 text"));
        }
    }

    public static String nameOf(Path file) {
        Path path = file.toAbsolutePath().normalize();
        for (int i = path.getNameCount() - 1; i >= 0; i--) {
            if (path.getName(i).toString().equals("content")) {
                return path.subpath(i, path.getNameCount()).toString();
            }
        }
        return file.toString();
    }

    public ContentObject parse(String json) {
        try {
            JsonNode root = JSON.readTree(json);
            if (root.isObject()) {
                return new ContentObject(this, "", root);
            }
        } catch (JacksonException e) {
            var at = e.getLocation();
            String place = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr();
            mistake(place, "is not valid JSON: " + e.getOriginalMessage());
            throw new ContentError(mistakes);
        }
        mistake("", "must start with {");
        throw new ContentError(mistakes);
    }

    public void mistake(String place, String what) {
        mistakes.add(place.isEmpty() ? name + ": " + what : name + ": " + place + ": " + what);
    }

    public void failOnMistakes() {
        if (!mistakes.isEmpty()) {
            throw new ContentError(mistakes);
        }
    }
}
