package nl.bruggenbouwer.menu;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.content.ContentObject;
import nl.bruggenbouwer.web.Input;
import tools.jackson.databind.JsonNode;

/** The offers of the brochure (content/menu/offers.json), with which the menu begins. */
public final class OfferFile {

    private OfferFile() {}

    /** The offers by code, in the order of the menu. */
    public static Map<String, OfferContent> read(Path content) {
        Path path = content.resolve("menu/offers.json");
        ContentFile file = new ContentFile(ContentFile.nameOf(path));
        ContentObject root = file.parse(ContentFile.text(path));
        root.allow("offers");
        Map<String, OfferContent> offers = new LinkedHashMap<>();
        List<ContentObject> objects = root.objects("offers", "offer");
        root.unique("offers", objects.stream().map(ContentObject::code).toList());
        objects.forEach(object -> offers.put(object.code(), offer(object.at(object.code()))));
        file.failOnMistakes();
        return offers;
    }

    private static OfferContent offer(ContentObject offer) {
        offer.allow(
                "code",
                "name",
                "for",
                "duration",
                "dayParts",
                "maximum",
                "online",
                "free",
                "themes",
                "questions",
                "forms",
                "work",
                "freePart",
                "arranges",
                "cost",
                "hours",
                "checklist");
        List<String> questions = offer.words("questions");
        questions.forEach(text -> offer.checkText("questions", text));
        return new OfferContent(
                offer.text("name"),
                offer.text("for"),
                offer.text("duration"),
                offer.optionalNumber("dayParts"),
                offer.optionalNumber("maximum"),
                offer.flag("online"),
                offer.flag("free"),
                offer.words("themes"),
                questions,
                offer.words("forms").stream()
                        .map(form -> one(offer, WorkForm.values(), form))
                        .toList(),
                offer.text("work"),
                offer.text("freePart"),
                arranges(offer),
                offer.text("cost"),
                objects(offer, "hours").stream().map(OfferFile::hours).toList(),
                objects(offer, "checklist").stream().map(OfferFile::task).toList(),
                false,
                Map.of());
    }

    /** The objects of a list that may be empty. */
    private static List<ContentObject> objects(ContentObject offer, String field) {
        JsonNode list = offer.get(field);
        return list != null && list.isArray() && list.isEmpty() ? List.of() : offer.objects(field, field);
    }

    private static Map<Arranger, String> arranges(ContentObject offer) {
        Map<Arranger, String> arranges = new EnumMap<>(Arranger.class);
        JsonNode node = offer.get("arranges");
        ContentObject object = node == null ? null : offer.child("arranges", node);
        if (object == null) {
            offer.mistake("arranges must say who takes care of what");
            return arranges;
        }
        object.allow(Arrays.stream(Arranger.values()).map(Enum::name).toArray(String[]::new));
        for (Arranger who : Arranger.values()) {
            if (object.has(who.name())) {
                arranges.put(who, object.text(who.name()));
            }
        }
        return arranges;
    }

    private static HoursPerRole hours(ContentObject line) {
        line.allow("role", "preparation", "delivery", "aftercare", "optional");
        return new HoursPerRole(
                one(line, TrainerRole.values(), line.word("role")),
                number(line, "preparation"),
                number(line, "delivery"),
                number(line, "aftercare"),
                line.flag("optional"));
    }

    private static ChecklistTask task(ContentObject line) {
        line.allow("task", "who", "days");
        return new ChecklistTask(
                line.text("task"),
                one(line, Arranger.values(), line.word("who")),
                number(line, "days").intValue());
    }

    private static BigDecimal number(ContentObject line, String field) {
        JsonNode value = line.get(field);
        if (value == null || !value.isNumber() || value.decimalValue().signum() < 0) {
            line.mistake(field + " must be a number from 0");
            return BigDecimal.ZERO;
        }
        return value.decimalValue();
    }

    private static <E extends Enum<E>> E one(ContentObject object, E[] values, String name) {
        return Input.one(values, name).orElseGet(() -> {
            object.mistake("must be one of " + Arrays.toString(values) + ": " + name);
            return values[0];
        });
    }
}
