package nl.bruggenbouwer.publicsite;

import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.content.ContentObject;
import org.jspecify.annotations.Nullable;

/**
 * One offer on the menu. All texts are Dutch.
 *
 * @param maximum people in a group; null = no maximum
 * @param free costs a municipality nothing
 * @param learn the questions that it answers
 * @param arrange what a municipality takes care of
 */
public record MenuItem(
        String code,
        String name,
        String forWhom,
        String time,
        @Nullable Integer maximum,
        boolean free,
        List<String> learn,
        String work,
        String arrange) {

    static MenuItem read(ContentObject unnamed) {
        String code = unnamed.code();
        ContentObject item = code.isEmpty() ? unnamed : unnamed.at(code);
        item.allow("code", "name", "for", "time", "maximum", "free", "learn", "work", "arrange");
        List<String> learn = item.words("learn");
        learn.forEach(text -> item.checkText("learn", text));
        return new MenuItem(
                code,
                item.text("name"),
                item.text("for"),
                item.text("time"),
                item.optionalNumber("maximum"),
                item.flag("free"),
                learn,
                item.text("work"),
                item.text("arrange"));
    }

    /** Every Dutch text that is translated. */
    List<String> texts() {
        List<String> texts = new ArrayList<>(List.of(name, forWhom, time));
        texts.addAll(learn);
        texts.add(work);
        texts.add(arrange);
        return texts;
    }
}
