package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.Media;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class PublicSiteTest {

    /** One page of each kind. */
    private static final List<String> PAGES = List.of(
            "/", "/aanpak", "/themas", "/themas/familie", "/menukaart", "/wie-zijn-wij", "/hulp", "/toegankelijkheid");

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource({
        "nl,360", "nl,768", "nl,1280", "en,360", "en,768", "en,1280", "tr,360", "tr,768", "tr,1280", "ar,360", "ar,768",
        "ar,1280"
    })
    void everyKindOfPageIsAccessibleInEachLanguageAndWidth(String language, int width) {
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            for (String path : PAGES) {
                open(page, path + "?taal=" + language);
                Browser.assertAccessible(page, path + " " + language + " " + width);
                page.screenshot(new Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Path.of("target/screens/site" + path.replace('/', '-') + language + width + ".png")));
            }
        }
    }

    @Test
    void everyKindOfPageIsAccessibleInTheDark() {
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            for (String path : PAGES) {
                open(page, path);
                Browser.assertAccessible(page, path + " dark");
            }
        }
    }

    /** 320 px is what remains of 1280 px at 400 %. */
    @ParameterizedTest
    @ValueSource(strings = {"nl", "en", "tr", "ar"})
    void enlargedFourTimesNothingScrollsSideways(String language) {
        try (BrowserContext visitor = browser.visitor(320, true)) {
            Page page = visitor.newPage();
            for (String path : PAGES) {
                open(page, path + "?taal=" + language);
                assertThat(page.evaluate("document.documentElement.scrollWidth"))
                        .as(path)
                        .isEqualTo(320);
            }
        }
    }

    @Test
    void onPaperTheHelpNumbersStayAndTheMenuGoes() {
        try (BrowserContext visitor = browser.visitor(768, true)) {
            Page page = visitor.newPage();
            page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
            for (String path : List.of("/", "/themas/familie", "/hulp")) {
                open(page, path);
                assertThat(page.isVisible("main .help a[href='tel:112']")).isTrue();
                assertThat(page.isVisible("header.bar")).isFalse();
            }
        }
    }

    @Test
    void onAPhoneTheMenuIsReachedByKeyboard() {
        try (BrowserContext visitor = browser.visitor(360, false)) {
            Page page = visitor.newPage();
            open(page, "/hulp");
            for (int i = 0; i < 4 && !focusIs(page, ".menu-link"); i++) {
                page.keyboard().press("Tab");
            }
            assertThat(focusIs(page, ".menu-link")).isTrue();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(focusIs(page, "footer .nav a[href^='/themas']")).isTrue();
            page.keyboard().press("Enter");
            page.waitForURL("**/themas?taal=nl");
            assertThat(page.isVisible("h1")).isTrue();
        }
    }

    @Test
    void theFirstPageCostsAPhoneFewBytesAndRequests() {
        AtomicLong bytes = new AtomicLong();
        AtomicInteger requests = new AtomicInteger();
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            page.onRequestFinished(request -> {
                var sizes = request.sizes();
                if (sizes.responseBodySize <= 0) {
                    return; // from the browser's own cache
                }
                requests.incrementAndGet();
                bytes.addAndGet(sizes.responseBodySize + sizes.responseHeadersSize);
            });
            open(page, "/");
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
        System.out.println("First page: " + bytes + " bytes, " + requests + " requests");
        assertThat(bytes.get()).isLessThan(50_000);
        assertThat(requests.get()).isLessThanOrEqualTo(4);
    }

    private static boolean focusIs(Page page, String selector) {
        return Boolean.TRUE.equals(page.evaluate("s => document.activeElement.matches(s)", selector));
    }

    private void open(Page page, String path) {
        page.navigate("http://localhost:" + port + path);
    }
}
