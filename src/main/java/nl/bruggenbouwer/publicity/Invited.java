package nl.bruggenbouwer.publicity;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.programme.Item;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.QrCode;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;

/**
 * An invitation to one session in one language. It has no title: that could say what it is about.
 *
 * @param place empty = people hear it when they ask to come
 * @param link where the square leads
 */
public record Invited(
        Text t,
        Item.PlannedSession session,
        String place,
        boolean online,
        Area.@Nullable Contact contact,
        String link) {

    /**
     * Until a session has a public page of its own, the square leads to the menu: the public page that says what there is to learn.
     * No public page leaves out the themes, so the screen says that this one names them.
     */
    static Invited of(Page page, Area area, Planned planned, boolean withPlace, Language language) {
        return new Invited(
                page.in(language.code()).t(),
                planned.session(),
                withPlace ? planned.session().place() : "",
                planned.item().online(),
                area.contact(),
                page.baseUrl() + "/menukaart" + (language.equals(Language.DUTCH) ? "" : "?taal=" + language.code()));
    }

    public Language language() {
        return t.language();
    }

    public String when() {
        return t.get("visitor.publicity.when", t.weekday(session.day()), hours());
    }

    /** Beside {@link #hours} on a line of its own, where lines are laid out: a time is not cut in two. */
    public String day() {
        return t.get("visitor.publicity.day", t.weekday(session.day()));
    }

    public String hours() {
        return t.get("visitor.date.hours", t.time(session.from()), t.time(session.until()));
    }

    public String where() {
        return t.get(
                "visitor.publicity.where",
                !place.isEmpty() ? place : t.get(online ? "visitor.publicity.online" : "visitor.publicity.later"));
    }

    /** That it costs nothing; online there is nothing to eat. */
    public String free() {
        return t.get(online ? "visitor.publicity.free.online" : "visitor.publicity.free");
    }

    /** What stands above the contact person, or says whom else to ask. */
    public String ask() {
        return t.get(contact == null ? "visitor.publicity.ask.around" : "visitor.publicity.ask");
    }

    /** Whom to call; the number stays on one line. */
    public String call(Area.Contact whom) {
        return whom.name() + ", " + whom.phone().replace(' ', '\u00a0');
    }

    /** To send by phone or mail. */
    public String words() {
        return Stream.of(
                        t.get("visitor.publicity.welcome"),
                        t.get("visitor.publicity.learn"),
                        "",
                        when(),
                        where(),
                        free(),
                        "",
                        ask(),
                        contact == null ? null : contact.name() + ", " + contact.phone() + "\n" + contact.hours(),
                        "",
                        t.get("visitor.publicity.more", link))
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n"));
    }

    /** The link as people type it. */
    public String typed() {
        return link.replaceFirst("^https?://", "").replaceFirst("\\?.*", "");
    }

    public QrCode qr() {
        return QrCode.of(link);
    }
}
