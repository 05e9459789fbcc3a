package nl.bruggenbouwer.quickscan;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** People who are signed in, for tests: each has a browser of their own. */
@Component
public class Staff {

    private final JdbcClient db;
    private final SessionRepository<?> sessions;
    private final Environment environment;

    Staff(JdbcClient db, SessionRepository<?> sessions, Environment environment) {
        this.db = db;
        this.sessions = sessions;
        this.environment = environment;
    }

    /** Somebody with a role in an area. */
    public Person in(Area area, String role) {
        UUID account = UUID.randomUUID();
        Timestamp now = Timestamp.from(Instant.now());
        db.sql("insert into account (id, email, name, created_at) values (:id, :email, 'Noor', :now)")
                .param("id", account)
                .param("email", account + "@voorbeeld.example")
                .param("now", now)
                .update();
        db.sql("insert into membership (account_id, area_id, role, since) values (:id, :area, :role, :now)")
                .param("id", account)
                .param("area", area.id().value())
                .param("role", role)
                .param("now", now)
                .update();
        return new Person(
                account,
                People.session(sessions, account, Instant.now(), true),
                "http://localhost:" + environment.getRequiredProperty("local.server.port"));
    }

    /** What came back. */
    public record Answer(int status, String location, byte[] bytes) {

        public Document page() {
            return Jsoup.parse(new String(bytes, StandardCharsets.UTF_8));
        }
    }

    /** One signed-in person. */
    public static final class Person {

        private final UUID account;
        private final String base;
        private final CookieManager cookies = new CookieManager();
        private final HttpClient client;

        Person(UUID account, String session, String base) {
            this.account = account;
            this.base = base;
            for (String name : new String[] {"SESSION", "sessie"}) {
                HttpCookie cookie = new HttpCookie(
                        name, Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8)));
                cookie.setPath("/");
                cookie.setVersion(0);
                cookies.getCookieStore().add(URI.create(base), cookie);
            }
            client = HttpClient.newBuilder().cookieHandler(cookies).build();
        }

        public UUID account() {
            return account;
        }

        /** The cookies of the session, for a browser that a test drives. */
        public List<HttpCookie> cookies() {
            return cookies.getCookieStore().getCookies();
        }

        public Answer get(String path) {
            return send(HttpRequest.newBuilder(URI.create(base + path)).build());
        }

        /** Sends fields (name, value, name, value …) with the token of a page that has a form. */
        public Answer post(String path, String... fields) {
            StringBuilder form = new StringBuilder("_csrf=" + encode(token(path)));
            for (int i = 0; i < fields.length; i += 2) {
                form.append('&').append(encode(fields[i])).append('=').append(encode(fields[i + 1]));
            }
            return send(HttpRequest.newBuilder(URI.create(base + path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form.toString()))
                    .build());
        }

        private String token(String path) {
            String area = path.split("/", 3)[1];
            return get("/" + area + "/quickscan").page().select("input[name=_csrf]").stream()
                    .findFirst()
                    .map(input -> input.val())
                    .orElse("");
        }

        private Answer send(HttpRequest request) {
            try {
                HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
                return new Answer(
                        response.statusCode(),
                        response.headers().firstValue("Location").orElse(""),
                        response.body());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        private static String encode(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }
    }
}
