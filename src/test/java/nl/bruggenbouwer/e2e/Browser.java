package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The system's Chromium, for tests that see what a person sees: started before a class of tests, closed after it. */
final class Browser implements BeforeAllCallback, AfterAllCallback {

    private Playwright playwright;
    private com.microsoft.playwright.Browser chromium;

    @Override
    public void beforeAll(ExtensionContext tests) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @Override
    public void afterAll(ExtensionContext tests) {
        playwright.close();
    }

    /** A fresh visitor: no cookies, no cache. */
    BrowserContext visitor(int width, boolean javaScript) {
        BrowserContext context = chromium.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, 800)
                .setJavaScriptEnabled(javaScript)
                .setReducedMotion(com.microsoft.playwright.options.ReducedMotion.REDUCE));
        context.setDefaultTimeout(6_000);
        return context;
    }

    /** Keeps the whole screen as a picture, and finds no accessibility fault on it. */
    static void see(Page page, String name) {
        see(page, name, true);
    }

    /** The same; axe runs inside the page, so without JavaScript the picture is all. */
    static void see(Page page, String name, boolean javaScript) {
        page.waitForSelector("h1");
        page.screenshot(
                new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("target/screens/" + name + ".png")));
        if (javaScript) {
            assertAccessible(page, name);
        }
    }

    /** No accessibility fault that axe knows (WCAG 2.2 AA and best practice), no sideways scrolling, controls large enough. */
    static void assertAccessible(Page page, String what) {
        AxeRunOptions faultsOnly = new AxeRunOptions(); // describing each part that is right takes a third of the time
        faultsOnly.setResultTypes(List.of("violations"));
        // "legacy": without a blank page per look, which only pages with frames of elsewhere need
        assertThat(new AxeBuilder(page)
                        .setLegacyMode(true)
                        .options(faultsOnly)
                        .analyze()
                        .getViolations())
                .as("axe on " + what)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().get(0).getHtml())
                .isEmpty();
        assertThat(page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                .as("no sideways scrolling on " + what)
                .isEqualTo(true);
        Object small = page.evaluate("""
                Array.from(document.querySelectorAll('main a, main button, main summary, main .choice, header a'))
                  .filter(e => e.offsetParent !== null && !e.closest('p:not(.row)') && (e.closest('.card--link') || e).getBoundingClientRect().height < 43.5)
                  .map(e => e.outerHTML.slice(0, 120))
                """);
        assertThat((List<?>) small).as("controls of 44 px on " + what).isEmpty();
    }

    /** Presses Tab until this has the focus. */
    static void tabTo(Page page, String selector) {
        for (int i = 0; i < 120; i++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector))) {
                return;
            }
        }
        throw new AssertionError("Tab does not reach " + selector);
    }
}
