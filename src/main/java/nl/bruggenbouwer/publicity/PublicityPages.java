package nl.bruggenbouwer.publicity;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.programme.Programmes;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Pdf;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Words, a poster and a picture for each language to invite people to a session. Nothing of it is kept. */
@Controller
class PublicityPages {

    /** Of the letters of a poster, in percent; the longest words still fit in the smallest. */
    private static final int LARGEST = 120;

    private static final int SMALLEST = 50;

    private final Engagements engagements;
    private final Programmes programmes;

    PublicityPages(Engagements engagements, Programmes programmes) {
        this.engagements = engagements;
        this.programmes = programmes;
    }

    @GetMapping("/{area}/traject/{id}/publiciteit")
    View show(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String dagdeel,
            @RequestParam(defaultValue = "") String plaats) {
        Engagement engagement = engagements.find(area.id(), id).orElseThrow(NotFound::new);
        LocalDate today = engagements.today();
        List<Planned> planned = planned(area, id).stream()
                .filter(one -> !one.session().day().isBefore(today))
                .toList();
        Optional<Planned> chosen =
                planned.stream().filter(one -> one.key().equals(dagdeel)).findFirst();
        FormErrors errors = new FormErrors();
        if (page.asked("dagdeel").isPresent() || page.asked("plaats").isPresent()) {
            if (chosen.isEmpty()) {
                errors.add("dagdeel", page.t().get("publicity.error.session"));
            }
            if (!plaats.equals("ja") && !plaats.equals("nee")) {
                errors.add("plaats", page.t().get("publicity.error.place"));
            } else if (plaats.equals("ja")
                    && chosen.filter(PublicityPages::betraying).isPresent()) {
                errors.add("plaats", page.t().get("publicity.error.neutral"));
            }
        }
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("engagement", engagement);
        model.put("agreed", engagement.facts().stream().anyMatch(fact -> fact.kind() == Fact.Kind.PLAN_AGREED));
        model.put(
                "certain",
                chosen.isEmpty()
                        || programmes.isAgreed(
                                area.id(),
                                id,
                                chosen.get().item().id(),
                                chosen.get().session()));
        model.put("planned", planned);
        model.put("dagdeel", dagdeel);
        model.put("plaats", plaats);
        model.put("errors", errors);
        model.put(
                "invitations",
                errors.isEmpty()
                        ? chosen.stream()
                                .flatMap(one -> page.languages().stream()
                                        .map(language -> Invited.of(page, area, one, plaats.equals("ja"), language)))
                                .toList()
                        : List.of());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("publicity/publicity", model);
    }

    private static boolean betraying(Planned planned) {
        return !NeutralWords.neutral(planned.session().place());
    }

    /** Every session of the programme, in order of time. */
    private List<Planned> planned(Area area, UUID engagement) {
        return programmes.items(area.id(), engagement).stream()
                .flatMap(item -> item.sessions().stream().map(session -> new Planned(item, session)))
                .sorted(Comparator.comparing((Planned one) -> one.session().day())
                        .thenComparing(one -> one.session().from()))
                .toList();
    }

    @GetMapping("/{area}/traject/{id}/publiciteit/poster.pdf")
    ResponseEntity<byte[]> poster(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String dagdeel,
            @RequestParam(defaultValue = "") String plaats,
            @RequestParam(defaultValue = "") String voor) {
        Invited invited = invited(page, area, id, dagdeel, plaats, voor);
        return Download.of("application/pdf", "poster.pdf", poster(page, invited));
    }

    /** A square for social media. */
    @GetMapping("/{area}/traject/{id}/publiciteit/plaatje.png")
    ResponseEntity<byte[]> picture(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String dagdeel,
            @RequestParam(defaultValue = "") String plaats,
            @RequestParam(defaultValue = "") String voor) {
        Invited invited = invited(page, area, id, dagdeel, plaats, voor);
        return Download.of(
                "image/png",
                "plaatje.png",
                Picture.png(pdf(page, invited, "publicity/picture", Map.of("invited", invited))));
    }

    private Invited invited(Page page, Area area, UUID id, String session, String place, String language) {
        Planned planned = planned(area, id).stream()
                .filter(one -> one.key().equals(session))
                .findFirst()
                .orElseThrow(NotFound::new);
        boolean withPlace = place.equals("ja") && !betraying(planned);
        return page.languages().stream()
                .filter(one -> one.code().equals(language))
                .findFirst()
                .map(one -> Invited.of(page, area, planned, withPlace, one))
                .orElseThrow(NotFound::new);
    }

    /** A poster is one sheet: how long its words are is seen only when they are laid out, so in the largest size that fits. */
    private static byte[] poster(Page page, Invited invited) {
        byte[] poster = new byte[0];
        for (int percent = LARGEST; percent >= SMALLEST; percent -= 10) {
            poster = pdf(page, invited, "publicity/poster", Map.of("invited", invited, "percent", percent));
            if (Picture.pages(poster) == 1) {
                return poster;
            }
        }
        return poster;
    }

    private static byte[] pdf(Page page, Invited invited, String template, Map<String, Object> model) {
        return Pdf.render(
                page.in(invited.language().code()).text(template, model),
                invited.t().get("visitor.publicity.welcome"),
                invited.language().code());
    }
}
