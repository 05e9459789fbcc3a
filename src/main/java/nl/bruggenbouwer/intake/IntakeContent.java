package nl.bruggenbouwer.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.questionnaire.Theme;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What of the traject is data: the partners who work in it, the topics of a request with the desk that hears of it
 * (content/intake.json), and the themes of the questionnaire.
 */
@Component
class IntakeContent {

    private static final Logger log = LoggerFactory.getLogger(IntakeContent.class);
    private static final String FILE = "content/intake.json";

    private final Map<String, String> partners = new LinkedHashMap<>();
    private final Map<String, String> topics = new LinkedHashMap<>();
    private final List<Theme> themes;

    IntakeContent(Settings settings, Texts texts) {
        List<String> mistakes = new ArrayList<>();
        JsonNode root = read(settings);
        for (JsonNode partner : root.path("partners")) {
            String code = partner.path("code").asString("");
            String name = partner.path("name").asString("").strip();
            if (!code.matches("[A-Z][A-Z0-9_]{0,39}") || name.isEmpty() || partners.put(code, name) != null) {
                mistakes.add(FILE + ": partner " + code + ": needs a code of its own in capitals, and a name");
            }
        }
        for (JsonNode topic : root.path("topics")) {
            String code = topic.path("code").asString("");
            String desk = topic.path("desk").asString("");
            String address = root.path("desks").path(desk).asString("");
            if (!texts.dutch().has("visitor.request.topic." + code)) {
                mistakes.add(FILE + ": topic " + code + ": has no text in messages/visitor-request.properties");
            }
            if (!Input.isMailAddress(address)) {
                mistakes.add(FILE + ": topic " + code + ": its desk " + desk + " has no mail address in desks");
            }
            if (topics.put(code, address) != null) {
                mistakes.add(FILE + ": topic " + code + ": is there twice");
            }
        }
        if (partners.isEmpty() || topics.isEmpty()) {
            mistakes.add(FILE + ": partners and topics must be lists that are not empty");
        }
        if (!mistakes.isEmpty()) {
            throw new ContentError(mistakes);
        }
        if (!settings.demo() && topics.values().stream().anyMatch(address -> address.endsWith(".example"))) {
            log.warn("{}: the desks still have example addresses, so nobody hears of a request", FILE);
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

    /** What a request can be about, as codes. */
    Set<String> topics() {
        return topics.keySet();
    }

    /** The mail address of the desk that hears of a request about this topic. */
    String mailbox(String topic) {
        String address = topics.get(topic);
        if (address == null) {
            throw new IllegalArgumentException("No such topic: " + topic);
        }
        return address;
    }

    /** The texts of the themes by code, in the order of the questionnaire. */
    Map<String, String> themeTexts() {
        Map<String, String> texts = new LinkedHashMap<>();
        themes.forEach(theme -> texts.put(theme.code(), theme.text()));
        return texts;
    }
}
