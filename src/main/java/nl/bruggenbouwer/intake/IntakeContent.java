package nl.bruggenbouwer.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import nl.bruggenbouwer.start.Settings;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What of the traject is data: the partners who work in it (content/intake.json), and the themes of the questionnaire. */
@Component
class IntakeContent {

    private static final String FILE = "content/intake.json";

    private final Map<String, String> partners = new LinkedHashMap<>();
    private final List<Theme> themes;

    IntakeContent(Settings settings) {
        List<String> mistakes = new ArrayList<>();
        JsonNode root = read(settings);
        for (JsonNode partner : root.path("partners")) {
            String code = partner.path("code").asString("");
            String name = partner.path("name").asString("").strip();
            if (!code.matches("[A-Z][A-Z0-9_]{0,39}") || name.isEmpty() || partners.put(code, name) != null) {
                mistakes.add(FILE + ": partner " + code + ": needs a code of its own in capitals, and a name");
            }
        }
        if (partners.isEmpty()) {
            mistakes.add(FILE + ": partners must be a list that is not empty");
        }
        if (!mistakes.isEmpty()) {
            throw new ContentError(mistakes);
        }
        themes = QuestionnaireFile.read(settings.content().resolve("quickscan/basis.json"))
                .themes();
    }

    private static JsonNode read(Settings settings) {
        try {
            return JsonMapper.shared()
                    .readTree(settings.content().resolve("intake.json").toFile());
        } catch (JacksonException e) {
            throw new ContentError(List.of(FILE + ": is not there, or is not valid JSON: " + e.getOriginalMessage()));
        }
    }

    /** Names by code, in the order of the file. */
    Map<String, String> partners() {
        return partners;
    }

    List<Theme> themes() {
        return themes;
    }
}
