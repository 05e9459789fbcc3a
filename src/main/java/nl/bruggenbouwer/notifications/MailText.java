package nl.bruggenbouwer.notifications;

import java.util.List;
import java.util.stream.IntStream;
import nl.bruggenbouwer.web.Text;

/**
 * The words of one mail that staff may change, per language. Each module makes a bean for each of its own; in both words a
 * field stands as {@code {link}}.
 *
 * @param name in addresses, and of its texts: {@code mailtext.<name>}; the standard words are {@code visitor.mail.<name>.subject}
 *     and, for each paragraph, {@code .1}, {@code .2} …
 * @param fields what is filled in, all of which the text must have; in the standard words they are {0}, {1} …
 */
public record MailText(String name, List<String> fields) {

    String subjectKey() {
        return "visitor.mail." + name + ".subject";
    }

    List<String> bodyKeys(Text text) {
        return IntStream.iterate(1, n -> n + 1)
                .mapToObj(n -> "visitor.mail." + name + "." + n)
                .takeWhile(text::has)
                .toList();
    }
}
