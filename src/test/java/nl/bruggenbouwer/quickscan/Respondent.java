package nl.bruggenbouwer.quickscan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * One holder of a code, who answers over real HTTP from an address, with a browser and in languages that nobody else has.
 * Every one of these, and every answer, can be found again if it is kept anywhere.
 */
final class Respondent {

    private static final String[] LANGUAGES = {"nl", "en", "tr", "ar"};
    private static final String LETTERS = "ghjkmnpqrstvwxyz"; // never found by chance among hexadecimal digits

    final int number;
    final AccessCode code;
    final Side side;
    final String address;
    final String forwarded;
    final String browser;
    final String languages;
    final String referrer;
    final String text;
    final Set<String> ticks = new LinkedHashSet<>();
    String nonce = "";

    private final Random random;

    /** @param number 0…99, another one for each */
    Respondent(int number, AccessCode code, Side side) {
        this.number = number;
        this.code = code;
        this.side = side;
        random = new Random(number);
        address = "127.77.33." + (100 + number);
        forwarded = "198.51.100." + (100 + number);
        browser = letters();
        languages = letters();
        referrer = letters();
        text = letters() + letters();
    }

    private String letters() {
        StringBuilder letters = new StringBuilder();
        random.ints(8, 0, LETTERS.length()).forEach(i -> letters.append(LETTERS.charAt(i)));
        return letters.toString();
    }

    /** Types or opens the code, ticks at random, writes, and sends; every third one sends once more, as after a time-out. */
    void answer(int port) throws IOException {
        if (number % 2 == 0) {
            expect(200, send(port, "POST", "/v", field("code", code.shown())));
        }
        String language = LANGUAGES[number % LANGUAGES.length];
        Document page = expect(200, send(port, "GET", "/v/" + code.shown() + "?weergave=alles&taal=" + language, ""));
        String form = fillIn(page.select("form[data-parts]").get(0));
        expect(200, send(port, "POST", "/v", form));
        if (number % 3 == 0) {
            expect(200, send(port, "POST", "/v", form));
        }
    }

    /** Tries the used code again, and sends what cannot be read. */
    void stumble(int port) throws IOException {
        expect(404, send(port, "GET", "/v/" + code.shown(), ""));
        expect(400, send(port, "POST", "/v", field("sleutel", code.text()) + "&" + text + "=%ff%00" + text + "%"));
    }

    private String fillIn(Element form) {
        StringBuilder fields = new StringBuilder();
        for (Element hidden : form.select("input[type=hidden]")) {
            fields.append(field(hidden.attr("name"), hidden.val())).append('&');
        }
        nonce = form.select("input[name=n]").val();
        for (Question question : Scans.BASIS.questionsFor(side)) {
            if (question instanceof Question.Choice) {
                for (Element input : form.select("input[name=" + question.code() + "]")) {
                    boolean chosen = random.nextInt(10) < 4 && !input.val().equals("NONE");
                    if (chosen && (input.attr("type").equals("checkbox") || !ticked(question))) {
                        ticks.add(question.code() + "." + input.val());
                        fields.append(field(question.code(), input.val())).append('&');
                    }
                }
            } else {
                fields.append(field(question.code(), text)).append('&');
            }
        }
        return fields.substring(0, fields.length() - 1);
    }

    private boolean ticked(Question question) {
        return ticks.stream().anyMatch(tick -> tick.startsWith(question.code() + "."));
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private String send(int port, String method, String path, String form) throws IOException {
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.0\r\n"
                + "Host: localhost:" + port + "\r\n"
                + "User-Agent: Mozilla/5.0 (" + browser + ")\r\n"
                + "Accept-Language: nl;q=0.9,x-" + languages + ";q=0.1\r\n"
                + "Referer: https://" + referrer + ".example/\r\n"
                + "X-Forwarded-For: " + forwarded + "\r\n"
                + (form.isEmpty() ? "" : "Content-Type: application/x-www-form-urlencoded\r\n")
                + "Content-Length: " + body.length + "\r\n\r\n";
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.write(head.getBytes(StandardCharsets.US_ASCII));
            request.write(body);
            socket.getOutputStream().write(request.toByteArray());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Document expect(int status, String response) {
        if (!response.startsWith("HTTP/1.1 " + status)) {
            throw new AssertionError(
                    "Expected " + status + ": " + response.lines().findFirst());
        }
        return Jsoup.parse(response.substring(response.indexOf("\r\n\r\n") + 4));
    }
}
