package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class RespondentTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    Scans scans;

    @Autowired
    CloseQuickScan closing;

    @ParameterizedTest
    @CsvSource({
        "nl,360", "nl,768", "nl,1280", "en,360", "en,768", "en,1280", "tr,360", "tr,768", "tr,1280", "ar,360", "ar,768",
        "ar,1280"
    })
    void theWholePathIsAccessibleInEachLanguageAndWidth(String language, int width) {
        QuickScan scan = scans.open(scans.area());
        try (BrowserContext visitor = browser.visitor(width, true)) {
            Page page = visitor.newPage();
            page.navigate(url(scan, Side.INFORMAL));
            Browser.assertAccessible(page, "picker");
            page.click("button[name=taal][value=" + language + "]");
            page.waitForSelector("button[name=deel]");
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo(language.equals("ar") ? "rtl" : "ltr");
            Browser.assertAccessible(page, "intro");
            page.click("button[name=deel]");
            for (int part = 1; part <= 5; part++) {
                page.waitForSelector("input[name=deel][value='" + part + "']", attached());
                Browser.assertAccessible(page, "part " + part);
                page.locator(".choice input").nth(1).check();
                page.click(".actions .btn:not(.btn--quiet)");
            }
            page.waitForSelector(".hero--small");
            Browser.assertAccessible(page, "thanks");
        }
        assertThat(closing.forms(scan)).containsEntry(Side.INFORMAL, 1);
    }

    @Test
    void itWorksWithoutJavaScriptAndInAnotherLanguageHalfWay() {
        QuickScan scan = scans.open(scans.area());
        try (BrowserContext visitor = browser.visitor(360, false)) {
            Page page = visitor.newPage();
            page.navigate(url(scan, Side.FORMAL));
            page.click("button[name=taal][value=nl]");
            page.click("button[name=deel]");
            page.check("input[name=LEVEL][value=SOME]");
            page.click(".actions .btn");
            page.click("summary");
            page.click("button[name=taal][value=ar]");
            assertThat(page.locator("html").getAttribute("dir")).isEqualTo("rtl");
            page.click("button[name=naar]");
            assertThat(page.isChecked("input[name=LEVEL][value=SOME]")).isTrue();
            for (int part = 1; part <= 5; part++) {
                page.click(".actions .btn:not(.btn--quiet)");
            }
            assertThat(page.locator(".hero--small").count()).isEqualTo(1);
            assertThat(visitor.cookies()).isEmpty();
        }
        assertThat(closing.forms(scan)).containsEntry(Side.FORMAL, 1);
    }

    @Test
    void itWorksByKeyboardAlone() {
        QuickScan scan = scans.open(scans.area());
        try (BrowserContext visitor = browser.visitor(1280, true)) {
            Page page = visitor.newPage();
            page.navigate(url(scan, Side.FORMAL));
            Browser.tabTo(page, "button[name=taal][value=nl]");
            page.keyboard().press("Enter");
            page.waitForSelector("button[name=deel]");
            Browser.tabTo(page, "button[name=deel]");
            page.keyboard().press("Enter");
            for (int part = 1; part <= 5; part++) {
                page.waitForSelector("input[name=deel][value='" + part + "']", attached());
                Browser.tabTo(page, ".choice input");
                page.keyboard().press("Space");
                assertThat(page.evaluate("document.activeElement.checked")).isEqualTo(true);
                Browser.tabTo(page, ".actions .btn:not(.btn--quiet)");
                page.keyboard().press("Enter");
            }
            page.waitForSelector(".hero--small");
        }
        assertThat(closing.forms(scan)).containsEntry(Side.FORMAL, 1);
    }

    @Test
    void theBrowsersBackLosesNothingAndQuickExitLeavesNoAnswersBehind() {
        QuickScan scan = scans.open(scans.area());
        try (BrowserContext visitor = browser.visitor(360, true)) {
            visitor.route(
                    Pattern.compile("wikipedia"),
                    route -> route.fulfill(new com.microsoft.playwright.Route.FulfillOptions()
                            .setStatus(200)
                            .setBody("elsewhere")));
            Page page = visitor.newPage();
            page.navigate(url(scan, Side.INFORMAL) + "?taal=ar");
            page.click("button[name=deel]");
            page.waitForSelector("input[name=deel][value='1']", attached());
            page.check("input[name=LEVEL][value=SOME]");
            page.click(".actions .btn");
            page.waitForSelector("input[name=deel][value='2']", attached());
            page.goBack();
            page.waitForSelector("input[name=deel][value='1']", attached());
            assertThat(page.isChecked("input[name=LEVEL][value=SOME]")).isTrue();

            page.goForward();
            page.waitForSelector("input[name=deel][value='2']", attached());
            page.goBack();
            page.waitForSelector("input[name=deel][value='1']", attached());
            page.goBack();
            page.waitForSelector("button[name=deel]");
            page.goForward();
            page.waitForSelector("input[name=deel][value='1']", attached());
            assertThat(page.isChecked("input[name=LEVEL][value=SOME]")).isTrue();
            page.click(".actions .btn");
            page.waitForSelector("input[name=deel][value='2']", attached());
            page.evaluate("document.querySelector('a.skip').click()");
            assertThat(page.locator("input[name=deel]").inputValue()).isEqualTo("2");

            page.keyboard().press("Shift");
            page.keyboard().press("Shift");
            page.keyboard().press("Shift");
            page.waitForURL(Pattern.compile("wikipedia"));
            page.goBack();
            page.waitForLoadState();
            assertThat(page.locator("input[checked], input:checked").count()).isZero();
        }
        assertThat(closing.forms(scan)).containsEntry(Side.INFORMAL, 0);
    }

    @Test
    void whenTheNetworkFailsTheBrowserSendsTheButtonThatWasPressed() {
        QuickScan scan = scans.open(scans.area());
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            page.navigate(url(scan, Side.INFORMAL) + "?taal=nl");
            page.click("button[name=deel]");
            page.waitForSelector("input[name=deel][value='1']", attached());
            page.click(".actions .btn:not(.btn--quiet)");
            page.waitForSelector("input[name=deel][value='2']", attached());
            page.route("**/v", route -> {
                if (route.request().isNavigationRequest()) {
                    route.resume();
                } else {
                    route.abort();
                }
            });
            page.click("button[name=naar]");
            page.waitForSelector("input[name=deel][value='1']", attached());
        }
    }

    @Test
    void fillingInCostsAPhoneFewBytesAndRequests() {
        QuickScan scan = scans.open(scans.area());
        AtomicLong bytes = new AtomicLong();
        AtomicInteger requests = new AtomicInteger();
        AtomicInteger pages = new AtomicInteger(1);
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
            page.navigate(url(scan, Side.INFORMAL));
            page.click("button[name=taal][value=ar]");
            page.waitForSelector("button[name=deel]");
            pages.incrementAndGet();
            page.click("button[name=deel]");
            for (int part = 1; part <= 5; part++) {
                page.waitForSelector("input[name=deel][value='" + part + "']", attached());
                pages.incrementAndGet();
                page.click(".actions .btn:not(.btn--quiet)");
            }
            page.waitForSelector(".hero--small");
            pages.incrementAndGet();
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
        }
        System.out.println("Filling in: " + bytes + " bytes, " + requests + " requests, " + pages + " pages");
        assertThat(bytes.get()).isLessThan(48_000);
        assertThat(requests.get() - pages.get()).isLessThanOrEqualTo(5);
    }

    private static Page.WaitForSelectorOptions attached() {
        return new Page.WaitForSelectorOptions()
                .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
    }

    private String url(QuickScan scan, Side side) {
        return "http://localhost:" + port + "/v/" + scans.link(scan, side);
    }
}
