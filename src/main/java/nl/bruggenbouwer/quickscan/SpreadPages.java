package nl.bruggenbouwer.quickscan;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import nl.bruggenbouwer.web.QrCode;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Translator.Language;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** How a scan reaches people: cards with codes, a poster per side, a mail with the group link. */
@Controller
class SpreadPages {

    private static final int MOST_ON_PAPER = 4;

    private final ScanScreen screen;
    private final SpreadQuickScan spread;
    private final Areas areas;

    SpreadPages(ScanScreen screen, SpreadQuickScan spread, Areas areas) {
        this.screen = screen;
        this.spread = spread;
        this.areas = areas;
    }

    /** The answer is the only place where these codes ever stand. */
    @PostMapping("/{area}/quickscan/{id}/codes")
    View codes(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam Side zijde,
            @RequestParam(defaultValue = "") String aantal) {
        QuickScan scan = screen.find(area, id);
        int count = aantal.strip().matches("[0-9]{1,3}") ? Integer.parseInt(aantal.strip()) : 0;
        if (count < 1 || count > SpreadQuickScan.MOST) {
            String field = "aantal-" + zijde;
            FormErrors errors = new FormErrors().add(field, page.t().get("qs.error.expected", SpreadQuickScan.MOST));
            return screen.again(page, area, member, scan, Map.of(field, aantal), errors);
        }
        List<AccessCode> codes = spread.codes(area, id, zijde, count, member.account());
        if (codes.isEmpty()) {
            return screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
        }
        List<CodeCard> cards = codes.stream()
                .map(code -> new CodeCard(code.shown(), QrCode.of(page.baseUrl() + "/v/" + code.text())))
                .toList();
        return pdf(
                page,
                "kaarten.pdf",
                "quickscan/cards",
                Map.of("area", area, "scan", scan, "cards", cards, "others", others(page, scan)));
    }

    @GetMapping("/{area}/quickscan/{id}/poster/{side}")
    View poster(Page page, Area area, @PathVariable UUID id, @PathVariable Side side) {
        QuickScan scan = screen.find(area, id);
        String link = link(page, area, id, side);
        return pdf(
                page,
                "poster.pdf",
                "quickscan/poster",
                Map.of("area", area, "scan", scan, "link", link, "qr", QrCode.of(link), "others", others(page, scan)));
    }

    @PostMapping("/{area}/quickscan/{id}/verspreiding")
    View mail(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam Side zijde,
            @RequestParam(defaultValue = "") String taal,
            @RequestParam(defaultValue = "") String adressen) {
        QuickScan scan = screen.find(area, id);
        Text t = page.t();
        String link = link(page, area, id, zijde);
        AddressList list = AddressList.read(adressen);
        String field = "adressen-" + zijde;
        FormErrors errors = new FormErrors();
        if (!list.bad().isEmpty()) {
            errors.add(field, t.get("qs.error.addresses", String.join(" · ", list.bad())));
        } else if (list.good().isEmpty()) {
            errors.add(field, t.get("qs.error.noaddresses"));
        } else if (list.good().size() > SpreadQuickScan.MOST) {
            errors.add(field, t.get("qs.error.manyaddresses", SpreadQuickScan.MOST));
        }
        if (!errors.isEmpty()) {
            return screen.again(page, area, member, scan, Map.of(field, adressen), errors);
        }
        String language = scan.languages().contains(taal) ? taal : Language.DUTCH.code();
        String until = page.in(language).t().moment(scan.endsAt());
        Map<String, String> fields = Map.of("gebied", area.name(), "tot", until, "link", link);
        return spread.mail(area, id, list.good(), language, fields, member.account())
                ? page.redirect(screen.address(area, id) + "?gedaan=verstuurd&aantal="
                        + list.good().size())
                : screen.refuse(page, area, member, id, OpenQuickScan.Result.NOT_NOW);
    }

    private String link(Page page, Area area, UUID id, Side side) {
        return areas.linksTo(area.id(), id).stream()
                .filter(link -> link.kind().equals(GroupLink.kind(side)))
                .findFirst()
                .map(link -> page.baseUrl() + "/v/" + link.slug())
                .orElseThrow(NotFound::new);
    }

    /** The scan's languages beside Dutch that have words for paper; no more of them than a card has room for. */
    private static List<Text> others(Page page, QuickScan scan) {
        String dutch = page.t().get("visitor.paper.what");
        return scan.languages().stream()
                .map(language -> page.in(language).t())
                .filter(text -> !text.get("visitor.paper.what").equals(dutch))
                .limit(MOST_ON_PAPER)
                .toList();
    }

    private static View pdf(Page page, String name, String template, Map<String, ?> model) {
        return new PdfFile(name, Pdf.render(page.text(template, model), page.t().get("qs.page.title"), "nl"));
    }
}
