package nl.bruggenbouwer.notifications;

import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/** What stands under every mail: who sends it and whom to ask. Never help numbers: others may read this mailbox too. */
final class MailFooter {

    /** Mail programs know by this line that the text ends here. */
    static final String MARK = "-- \n";

    private MailFooter() {}

    /**
     * @param area null for national mail
     * @param answered whether an answer to the mail reaches somebody
     */
    static String of(Text t, String sender, @Nullable Area area, boolean answered) {
        List<String> lines = new ArrayList<>();
        lines.add(t.get("visitor.mail.from", sender)); // not for which area: whoever looks along need not know
        Area.Contact contact = area == null ? null : area.contact();
        if (contact != null) {
            lines.add(t.get("visitor.mail.call", contact.name(), contact.phone(), contact.hours()));
        }
        if (answered) {
            lines.add(t.get(contact == null ? "visitor.mail.answer" : "visitor.mail.answer.too"));
        }
        return MARK + String.join("\n", lines) + "\n";
    }
}
