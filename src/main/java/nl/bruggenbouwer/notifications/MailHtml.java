package nl.bruggenbouwer.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.web.Translator.Language;
import org.springframework.web.util.HtmlUtils;

/** A mail's text as simple HTML: the same words, with links that can be pressed. No picture, no style, nothing that is fetched. */
final class MailHtml {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]*[^\\s<>\".,;:!?)]");

    private MailHtml() {}

    static String of(String subject, String text, Language language) {
        return """
                <!DOCTYPE html>
                <html lang="%s" dir="%s">
                <head><meta charset="utf-8"><title>%s</title></head>
                <body>
                %s
                </body>
                </html>
                """.formatted(language.code(), language.dir(), escape(subject), paragraphs(text));
    }

    /** The text only, to stand in another page. */
    static String paragraphs(String text) {
        List<String> parts = new ArrayList<>();
        for (String paragraph : text.strip().split("\n(?=-- \n)|\n\n+")) {
            parts.add(
                    paragraph.startsWith(MailFooter.MARK)
                            ? "<hr>\n<p><small>" + lines(paragraph.substring(MailFooter.MARK.length())) + "</small></p>"
                            : "<p>" + lines(paragraph) + "</p>");
        }
        return String.join("\n", parts);
    }

    private static String lines(String paragraph) {
        return links(paragraph.strip()).replace("\n", "<br>\n");
    }

    private static String links(String text) {
        StringBuilder html = new StringBuilder();
        Matcher link = LINK.matcher(text);
        int from = 0;
        while (link.find()) {
            String address = escape(link.group());
            html.append(escape(text.substring(from, link.start())))
                    .append("<a dir=\"ltr\" href=\"%s\">%s</a>".formatted(address, address));
            from = link.end();
        }
        return html.append(escape(text.substring(from))).toString();
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
