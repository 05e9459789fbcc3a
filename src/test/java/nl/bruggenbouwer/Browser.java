package nl.bruggenbouwer;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/** A person's browser over real HTTP: keeps cookies, remembers the last form's token, follows no redirect by itself. */
public final class Browser {

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private String csrf = "";

    public Browser(int port) {
        base = "http://localhost:" + port;
    }

    /** What came back. */
    public record Answer(int status, String body, HttpHeaders headers) {

        public Document page() {
            return Jsoup.parse(body);
        }

        public String location() {
            return headers.firstValue("Location").orElse("");
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    /** Asks for bytes; a range such as {@code bytes=0-9} for a part of them, or nothing for all. */
    public HttpResponse<byte[]> bytes(String path, String range) {
        HttpRequest.Builder request = request(path);
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends a form with the token of the last page that had one. */
    public Answer post(String path, Map<String, String> fields) {
        String form = fields.entrySet().stream()
                .map(f -> encode(f.getKey()) + "=" + encode(f.getValue()))
                .collect(Collectors.joining("&"));
        return postRaw(path, "_csrf=" + encode(csrf) + (form.isEmpty() ? "" : "&" + form));
    }

    /** Sends a form exactly as it stands here. */
    public Answer postRaw(String path, String form) {
        return send("POST", path, "application/x-www-form-urlencoded", form);
    }

    public Answer send(String method, String path, String contentType, String body) {
        return send(request(path)
                .header("Content-Type", contentType)
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    /** Sends a file in a form with the token of the last page that had one. */
    public Answer upload(String path, String field, String fileName, byte[] content) {
        return upload(path, Map.of(), field, fileName, content);
    }

    /** Sends a file and fields in a form with the token of the last page that had one. */
    public Answer upload(String path, Map<String, String> fields, String field, String fileName, byte[] content) {
        String boundary = "grens-7d1f";
        StringBuilder head = new StringBuilder();
        Map<String, String> all = new HashMap<>(fields);
        all.put("_csrf", csrf);
        all.forEach((name, value) -> head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name
                + "\"\r\n\r\n" + value + "\r\n"));
        head.append("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        return send(request(path)
                .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofString(head.toString()),
                        HttpRequest.BodyPublishers.ofByteArray(content),
                        HttpRequest.BodyPublishers.ofString("\r\n--" + boundary + "--\r\n")))
                .build());
    }

    public String csrf() {
        return csrf;
    }

    /** Puts a cookie in the jar, as if the server had set it. */
    public Browser cookie(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create(base), cookie);
        return this;
    }

    public @Nullable String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse(null);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path));
    }

    private Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            Answer answer = new Answer(response.statusCode(), response.body(), response.headers());
            Element token = answer.page().selectFirst("input[name=_csrf]");
            if (token != null) {
                csrf = token.val();
            }
            return answer;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
