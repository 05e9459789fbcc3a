package nl.bruggenbouwer.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.Scans;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What staff and visitors see of the quick scan, on a phone, a tablet and a desktop. */
@Tag("browser")
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class StaffPagesTest {

    @RegisterExtension
    static final Browser browser = new Browser();

    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Scans scans;

    private final List<String> faults = new ArrayList<>();

    @Test
    void thePagesForEverybodyAreAccessible() {
        try (BrowserContext visitor = browser.visitor(360, true)) {
            Page page = visitor.newPage();
            for (String language : List.of("nl", "en", "tr", "ar")) {
                for (String path : List.of("/", "/hulp", "/privacy", "/niets", "/v", "/v/AAAA-BBBB-CCCC-DDDD-EEEE")) {
                    see(page, path + "?taal=" + language);
                }
            }
            see(page, "/demo");
            see(page, "/demo/postbus");
            assertThat(faults).isEmpty();
        }
    }

    @Test
    void thePagesOfAPreparedScanAreAccessible() {
        Area area = scans.area();
        UUID first = people.account(area.id(), Role.COORDINATOR);
        try (BrowserContext visitor = signedIn(first);
                BrowserContext other = signedIn(people.account(area.id(), Role.COORDINATOR))) {
            Page page = visitor.newPage();
            String list = "/" + area.slug() + "/quickscan";
            see(page, list);
            page.click("main .btn");
            String scan = page.url().replaceFirst("^https?://[^/]+", "");
            see(page, scan);
            page.fill("#titel", "");
            page.fill("#verwacht-FORMAL", "veel");
            page.click("main .actions .btn");
            look(page, "concept-fout");
            see(page, list);
            page.navigate(url(scan));
            page.fill("#opent", "2097-01-01T09:00");
            page.fill("#sluit", "2097-02-01T09:00");
            page.click("main .actions .btn");
            look(page, "concept-bewaard");
            page.click("#stap .btn");
            look(page, "wacht-eigen");
            Page second = other.newPage();
            see(second, scan);
            second.click("#stap .btn:not(.btn--second)");
            look(second, "gepland");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void thePagesOfAnOpenScanAreAccessible() {
        QuickScan scan = scans.open(scans.area());
        String path = path(scan);
        try (BrowserContext visitor = signedIn(people.account(scan.area(), Role.COORDINATOR));
                BrowserContext other = signedIn(people.account(scan.area(), Role.COORDINATOR));
                BrowserContext reader = signedIn(people.account(scan.area(), Role.MUNICIPALITY))) {
            Page page = visitor.newPage();
            see(page, path);
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            look(page, "delen-open");
            page.fill("#adressen-FORMAL", "geen adres");
            page.click("form[action$=verspreiding] .btn");
            look(page, "mailen-fout");
            see(page, path + "/voorbeeld?zijde=INFORMAL");
            see(page, path + "/voorbeeld?zijde=FORMAL&weergave=alles");
            see(page, path + "/papier?zijde=MUNICIPALITY");
            page.click("main .actions .btn");
            look(page, "overgetypt");
            page.navigate(url(path));
            page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
            page.click("form[action$='/stop'] .btn");
            look(page, "stop-gevraagd");
            see(other.newPage(), path);
            see(reader.newPage(), path);
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void thePagesOfAScanThatEndsAreAccessible() {
        QuickScan scan = scans.ended(scans.area());
        scans.answers(
                scan,
                Map.of(Side.FORMAL, 12, Side.INFORMAL, 12, Side.MUNICIPALITY, 12),
                Set.of("NEED_SUPPORT.TRAINING"),
                "Meer tijd, en " + "een veel te lang woord ".repeat(9));
        QuickScan flooded = scans.ended(scans.area());
        scans.answers(flooded, Map.of(Side.MUNICIPALITY, 16), Set.of(), "");
        try (BrowserContext visitor = signedIn(people.account(scan.area(), Role.COORDINATOR));
                BrowserContext other = signedIn(people.account(flooded.area(), Role.COORDINATOR))) {
            Page page = visitor.newPage();
            see(page, path(scan));
            page.click("#stap .btn");
            look(page, "gesloten");
            see(page, path(scan) + "/teksten");
            page.fill("main textarea >> nth=0", "");
            page.click("main form .btn >> nth=0");
            look(page, "tekst-fout");
            page.fill("main textarea >> nth=0", "Meer tijd");
            page.click("main form .btn >> nth=0");
            look(page, "tekst-voorgesteld");
            see(page, "/overzicht");
            Page closing = other.newPage();
            see(closing, path(flooded));
            closing.click("#stap form .btn");
            look(closing, "sluiten-fout");
            closing.click("#stap button[value=vernietig]");
            look(closing, "vernietigd");
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void theOtherPagesOfStaffAreAccessible() {
        Area area = scans.area();
        try (BrowserContext visitor = signedIn(people.account(area.id(), Role.COORDINATOR));
                BrowserContext administrator = signedIn(people.account(AreaId.NATIONAL, Role.ADMINISTRATOR));
                BrowserContext professional = signedIn(people.account(area.id(), Role.PROFESSIONAL))) {
            Page page = visitor.newPage();
            see(page, "/overzicht");
            see(page, "/" + area.slug() + "/contact");
            see(page, "/landelijk/gebieden"); // refused
            see(page, "/landelijk/vertalingen");
            see(page, "/landelijk/vertalingen/ar");
            page.click("form[enctype] .btn");
            look(page, "vertaalblad-fout");
            see(page, "/landelijk/opnamen?voor=ar");
            page.click("summary >> nth=0");
            page.click("form[enctype] .btn >> nth=0");
            look(page, "opname-fout");
            see(professional.newPage(), "/overzicht");
            Page areas = administrator.newPage();
            see(areas, "/overzicht");
            see(areas, "/landelijk/gebieden/" + area.slug());
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void aCoordinatorPreparesAScanAndAsksForItsOpeningByKeyboardAlone() {
        Area area = scans.area();
        try (BrowserContext visitor = signedIn(people.account(area.id(), Role.COORDINATOR))) {
            Page page = visitor.newPage();
            page.navigate(url("/overzicht"));
            enter(page, "main a[href$='/quickscan']");
            enter(page, "main form .btn");
            page.waitForSelector("#titel");
            Browser.tabTo(page, "#titel");
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("Vragenlijst winter");
            Browser.tabTo(page, "#verwacht-INFORMAL");
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("30");
            Browser.tabTo(page, "input[name=omvang]");
            page.keyboard().press("ArrowDown");
            enter(page, ".actions .btn");
            page.waitForSelector("[role=status]");
            assertThat(page.inputValue("#titel")).isEqualTo("Vragenlijst winter");
            assertThat(page.isChecked("input[name=omvang][value=kort]")).isTrue();
            Browser.tabTo(page, "#stap summary"); // nobody talked with the organisations yet
            page.keyboard().press("Enter");
            Browser.tabTo(page, "#zonder-reden");
            page.keyboard().press("ArrowDown");
            Browser.tabTo(page, "#zonder-regel");
            page.keyboard().type("Wij kennen elkaar al");
            enter(page, "#stap form .btn");
            page.waitForSelector("h2:has-text('Dit wacht op een tweede persoon')");
        }
    }

    @Test
    void aRecordingIsLoadedOnlyWhenSomebodyListens() {
        QuickScan scan = scans.open(scans.area());
        List<String> loaded = new ArrayList<>();
        try (BrowserContext coordinator = signedIn(people.account(scan.area(), Role.COORDINATOR));
                BrowserContext respondent = browser.visitor(360, true)) {
            for (String file : List.of("voice.m4a", "vorbis.ogg", "opus.ogg", "voice.mp3")) {
                Page page = coordinator.newPage();
                page.navigate(url("/landelijk/opnamen?voor=ar"));
                page.click("summary >> nth=1");
                page.setInputFiles("input[type=file] >> nth=1", Path.of("src/test/resources/sound/" + file));
                page.click("form[enctype] .btn >> nth=1");
                page.waitForURL(address -> address.contains("#vraag-"));
                Object seconds = page.evaluate("""
                        async () => {
                          const sound = await fetch(document.querySelector('audio').src).then(r => r.arrayBuffer());
                          return (await new OfflineAudioContext(1, 1, 44100).decodeAudioData(sound)).duration;
                        }
                        """);
                assertThat(((Number) seconds).doubleValue()).as(file).isBetween(0.2, 0.4);
                page.close();
            }

            Page page = respondent.newPage();
            page.onRequest(request -> {
                if (request.url().contains("/geluid/")) {
                    loaded.add(request.url());
                }
            });
            page.navigate(url("/v/" + scans.link(scan, Side.INFORMAL) + "?taal=ar"));
            page.click("button[name=deel]");
            page.waitForSelector("[data-recording]");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(page.locator("[data-recording]").count()).isEqualTo(1);
            assertThat(loaded).isEmpty();
            page.waitForResponse(
                    response -> response.url().contains("/geluid/") && response.status() < 300,
                    () -> page.click("[data-recording]"));
            assertThat(loaded).isNotEmpty();
        }
    }

    private void see(Page page, String path) {
        page.navigate(url(path));
        look(page, path);
    }

    /** Looks at the page as it is now, at three widths; what is wrong with it is told when all pages were seen. */
    private void look(Page page, String name) {
        page.waitForSelector("h1");
        for (int width : new int[] {360, 768, 1280}) {
            page.setViewportSize(width, 800);
            try {
                Browser.assertAccessible(page, name + " at " + width);
            } catch (AssertionError fault) {
                faults.add(Objects.requireNonNull(fault.getMessage()));
            }
        }
    }

    private BrowserContext signedIn(UUID account) {
        BrowserContext context = browser.visitor(360, true);
        String session = Objects.requireNonNull(people.signedIn(account).cookie("sessie"));
        context.addCookies(List.of(new Cookie("sessie", session).setUrl(url("/"))));
        context.setDefaultTimeout(Duration.ofSeconds(10).toMillis());
        return context;
    }

    private static void enter(Page page, String selector) {
        Browser.tabTo(page, selector);
        page.evaluate("document.body.dataset.left = 'yes'");
        page.keyboard().press("Enter");
        page.waitForSelector("body:not([data-left])");
        page.waitForLoadState();
    }

    private String path(QuickScan scan) {
        return "/" + scans.slug(scan) + "/quickscan/" + scan.id();
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
