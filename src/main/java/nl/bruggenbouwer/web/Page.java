package nl.bruggenbouwer.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import nl.bruggenbouwer.content.Markdown;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.View;
import org.springframework.web.util.HtmlUtils;

/**
 * The page that is being made: its language, its visitor, its address. Controllers take it as a parameter and end with
 * {@code page.show("module/template", Map.of(…))}; each template has it as {@code page}.
 */
public final class Page {

    private final HttpServletRequest request;
    private final Screens screens;
    private final Text text;
    private HttpStatus status = HttpStatus.OK;

    Page(HttpServletRequest request, Screens screens, Text text) {
        this.request = request;
        this.screens = screens;
        this.text = text;
    }

    /** The texts, in the page's language. */
    public Text t() {
        return text;
    }

    public Translator.Language language() {
        return text.language();
    }

    /** The languages that a visitor can choose from. */
    public List<Translator.Language> languages() {
        return screens.texts.languages();
    }

    public @Nullable Visitor visitor() {
        return (Visitor) request.getAttribute(Visitor.class.getName());
    }

    /** Path of this page, without a query; empty when the server could not read it. */
    public String path() {
        return Objects.requireNonNullElse(request.getRequestURI(), "");
    }

    /** A value in this page's address, for a note after a redirect. */
    public Optional<String> asked(String name) {
        return Optional.ofNullable(request.getParameter(name));
    }

    public String asset(String name) {
        return screens.assets.url(name);
    }

    /** An icon of the sprite, for {@code <use href>}. */
    public String icon(String name) {
        return screens.assets.url("icons.svg") + "#" + name;
    }

    public String csrf() {
        CsrfToken token = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return token == null ? "" : token.getToken();
    }

    /** Where to find help now. */
    public List<HelpLines.Line> help() {
        return screens.help.everywhere();
    }

    /** A Dutch text in Markdown as HTML in the page's language; {CODE} becomes the number of that help line, to be called. */
    public String html(String dutch) {
        return htmlOf(text.of(dutch));
    }

    /** The same of a text that is not translated any more. */
    public String htmlOf(String markdown) {
        String html = Markdown.html(markdown);
        for (HelpLines.Line line : help()) {
            html = html.replace(
                    "{" + line.code() + "}",
                    "<a class=\"ltr nowrap\" href=\"" + HtmlUtils.htmlEscape(line.href()) + "\">"
                            + HtmlUtils.htmlEscape(line.number()) + "</a>");
        }
        return html.replaceAll(
                "href=\"(/[^\"?#]*)\"", "href=\"$1?taal=" + language().code() + "\"");
    }

    /** The public address of this page in a language, for search engines. */
    public String address(String language) {
        return baseUrl() + path() + (language.equals(Translator.Language.DUTCH.code()) ? "" : "?taal=" + language);
    }

    /** The signed-in person's menu. */
    @SuppressWarnings("unchecked")
    public List<MenuItem> menu() {
        Object items = request.getAttribute(MenuItem.class.getName());
        return items == null ? List.of() : (List<MenuItem>) items;
    }

    /** One entry of the menu: where it leads and the key of its text. */
    public record MenuItem(String path, String key) {}

    public boolean demo() {
        return screens.settings.demo();
    }

    /** The public base address, for links that leave the program. */
    public String baseUrl() {
        return screens.settings.baseUrl();
    }

    /** Where a text is shared by WhatsApp, with people of one's own choice. */
    public static String whatsApp(String text) {
        return "https://wa.me/?text="
                + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The same page in a language that was chosen elsewhere than in the address. */
    public Page in(String language) {
        return new Page(request, screens, screens.texts.in(language)).status(status);
    }

    public Page status(HttpStatus other) {
        status = other;
        return this;
    }

    /** A page for visitors and respondents: may be compressed, since it holds no secret of a signed-in person. */
    public View show(String template, Map<String, ?> model) {
        return view(template, model, visitor() == null);
    }

    /** A template as text, for a PDF. */
    public String text(String template, Map<String, ?> model) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", this);
        StringOutput output = new StringOutput();
        screens.engine.render(template, all, output);
        return output.toString();
    }

    private View view(String template, Map<String, ?> model, boolean compress) {
        Map<String, Object> all = new HashMap<>(model);
        all.put("page", this);
        HttpStatus shown = status;
        return new View() {
            @Override
            public String getContentType() {
                return "text/html";
            }

            @Override
            public void render(
                    @Nullable Map<String, ?> ignored, HttpServletRequest request, HttpServletResponse response)
                    throws Exception {
                Utf8ByteOutput output = new Utf8ByteOutput();
                screens.engine.render(template, all, output);
                response.setStatus(shown.value());
                response.setContentType("text/html; charset=utf-8");
                if (compress && Assets.acceptsGzip(request)) {
                    ByteArrayOutputStream plain = new ByteArrayOutputStream(output.getContentLength());
                    output.writeTo(plain);
                    byte[] gzipped = Assets.gzip(plain.toByteArray());
                    response.setHeader("Content-Encoding", "gzip");
                    response.addHeader("Vary", "Accept-Encoding");
                    response.setContentLength(gzipped.length);
                    response.getOutputStream().write(gzipped);
                } else {
                    response.setContentLength(output.getContentLength());
                    output.writeTo(response.getOutputStream());
                }
            }
        };
    }

    /** Redirects to a path of this program (303), so that a reload repeats nothing. */
    public View redirect(String path) {
        return new View() {
            @Override
            public void render(
                    @Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) {
                response.setStatus(HttpStatus.SEE_OTHER.value());
                response.setHeader("Location", path);
            }
        };
    }

    /** What every page is made with. */
    record Screens(TemplateEngine engine, Texts texts, Assets assets, HelpLines help, Settings settings) {}
}
