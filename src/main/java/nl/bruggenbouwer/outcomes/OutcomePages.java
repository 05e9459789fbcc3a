package nl.bruggenbouwer.outcomes;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.quickscan.FreeTexts;
import nl.bruggenbouwer.quickscan.OpenQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The outcome for everybody who works in the area; before its release for the coordinator only. */
@Controller
class OutcomePages {

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("yyyy-MM").withZone(ZoneId.of("Europe/Amsterdam"));

    /** Who has a page of the scan to go back to. */
    private static final Set<Role> LEADS = Set.of(Role.COORDINATOR, Role.ADVISER, Role.MUNICIPALITY);

    private final QuickScans quickScans;
    private final OpenQuickScan open;
    private final FreeTexts texts;
    private final Areas areas;
    private final Menu menu;

    OutcomePages(QuickScans quickScans, OpenQuickScan open, FreeTexts texts, Areas areas, Menu menu) {
        this.quickScans = quickScans;
        this.open = open;
        this.texts = texts;
        this.areas = areas;
        this.menu = menu;
    }

    @GetMapping("/{area}/quickscan/{id}/uitkomsten")
    View show(Page page, Member member, Area area, @PathVariable UUID id) {
        QuickScans.Closed closed = closed(member, area, id);
        List<String> links = areas.linksTo(area.id(), id).stream()
                .filter(link -> link.kind().equals(Areas.Link.OUTCOME))
                .map(link -> page.baseUrl() + "/u/" + link.slug())
                .toList();
        return page.show(
                "outcomes/page",
                Map.of(
                        "o",
                        Outcomes.of(closed, menu.current(), page.t()),
                        "of",
                        placeAndDay(page, area, closed),
                        "base",
                        "/" + area.slug() + "/quickscan/" + id,
                        "leads",
                        LEADS.stream().anyMatch(role -> member.is(role, area.id())),
                        "mayRelease",
                        !closed.scan().released() && member.is(Role.COORDINATOR, area.id()),
                        "unread",
                        texts.of(area, id).stream().anyMatch(text -> !text.reviewed()),
                        "links",
                        links));
    }

    @GetMapping("/{area}/quickscan/{id}/uitkomsten/scherm")
    View screen(
            Page page,
            Member member,
            Area area,
            @PathVariable UUID id,
            @RequestParam(name = "wens", defaultValue = "0") int wish) {
        Outcomes outcomes = outcomes(page, member, area, id);
        if (wish < 0 || wish > outcomes.wishes().size()) {
            throw new NotFound();
        }
        return page.show(
                "outcomes/screen",
                Map.of("o", outcomes, "n", wish, "base", "/" + area.slug() + "/quickscan/" + id + "/uitkomsten"));
    }

    @PostMapping("/{area}/quickscan/{id}/vrijgave")
    View release(Page page, Member member, Area area, @PathVariable UUID id) {
        closed(member, area, id);
        open.release(area, id, member.account());
        return page.redirect("/" + area.slug() + "/quickscan/" + id + "/uitkomsten");
    }

    @GetMapping("/{area}/quickscan/{id}/uitkomsten.pdf")
    ResponseEntity<byte[]> pdf(Page page, Member member, Area area, @PathVariable UUID id) {
        QuickScans.Closed closed = closed(member, area, id);
        String body = page.text(
                "outcomes/pdf",
                Map.of("o", Outcomes.of(closed, menu.current(), page.t()), "of", placeAndDay(page, area, closed)));
        return file(closed, "pdf", "application/pdf", Pdf.render(body, page.t().get("outcome.title"), "nl"));
    }

    @GetMapping("/{area}/quickscan/{id}/uitkomsten.xlsx")
    ResponseEntity<byte[]> xlsx(Page page, Member member, Area area, @PathVariable UUID id) {
        QuickScans.Closed closed = closed(member, area, id);
        return file(
                closed,
                "xlsx",
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Sheets.xlsx(Outcomes.of(closed, menu.current(), page.t()), page.t()));
    }

    @GetMapping("/{area}/quickscan/{id}/uitkomsten.csv")
    ResponseEntity<byte[]> csv(Page page, Member member, Area area, @PathVariable UUID id) {
        QuickScans.Closed closed = closed(member, area, id);
        return file(
                closed,
                "csv",
                "text/csv; charset=utf-8",
                Sheets.csv(Outcomes.of(closed, menu.current(), page.t()), page.t()));
    }

    private static ResponseEntity<byte[]> file(
            QuickScans.Closed closed, String extension, String type, byte[] content) {
        @Nullable Instant closedAt = closed.scan().closedAt();
        String name = "uitkomsten-" + MONTH.format(Objects.requireNonNull(closedAt)) + "." + extension;
        return Download.of(type, name, content);
    }

    /** What this is the outcome of, on a screen and on paper: the area and the day of closing. */
    private static String placeAndDay(Page page, Area area, QuickScans.Closed closed) {
        return area.name() + ", "
                + page.t().date(Objects.requireNonNull(closed.scan().closedAt()));
    }

    private Outcomes outcomes(Page page, Member member, Area area, UUID id) {
        return Outcomes.of(closed(member, area, id), menu.current(), page.t());
    }

    /** Before its release an outcome is the coordinator's only. */
    static boolean sees(Member member, Area area, QuickScan scan) {
        return scan.closedAt() != null && (scan.released() || member.is(Role.COORDINATOR, area.id()));
    }

    private QuickScans.Closed closed(Member member, Area area, UUID id) {
        return quickScans
                .closed(area.id(), id)
                .filter(closed -> sees(member, area, closed.scan()))
                .orElseThrow(NotFound::new);
    }
}
