package nl.bruggenbouwer.programme;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * The municipality and the organisations read a programme and answer: by the link in the mail, without session or cookie, or with
 * an account. And everybody who took part reads what was done with it. Only a button answers.
 */
@Controller
class PlanAnswerPages {

    private static final int OBJECTION = 600;

    /** Wrong links from one address in an hour. */
    private static final int WRONG = 60;

    private final AgreePlan agree;
    private final PlanMail mails;
    private final PlanSql sql;
    private final ProgrammeSql programmes;
    private final ProgrammeScreen screen;
    private final Areas areas;
    private final Network network;
    private final RateLimits limits;

    PlanAnswerPages(
            AgreePlan agree,
            PlanMail mails,
            PlanSql sql,
            ProgrammeSql programmes,
            ProgrammeScreen screen,
            Areas areas,
            Network network,
            RateLimits limits) {
        this.agree = agree;
        this.mails = mails;
        this.sql = sql;
        this.programmes = programmes;
        this.screen = screen;
        this.areas = areas;
        this.network = network;
        this.limits = limits;
    }

    /** A party with the version that it is asked about. */
    private record Opened(Area area, PlanVersion version, PlanParty party) {}

    private <T> Optional<T> byLink(HttpServletRequest request, String link, Function<Opened, T> work) {
        Optional<T> answer = mails.link(link)
                .flatMap(found -> Tenancy.in(
                        found.area(),
                        () -> opened(areas.get(found.area()), found.target())
                                .filter(opened ->
                                        mails.path(found.area(), opened.party()).equals("/a/" + link))
                                .map(work)));
        if (answer.isEmpty()) {
            limits.check("plan-link", request, WRONG, Duration.ofHours(1));
        }
        return answer;
    }

    private Optional<Opened> opened(Area area, UUID party) {
        return sql.ofParty(area.id(), party)
                .map(version -> new Opened(area, version, version.party(party).orElseThrow()));
    }

    private static View gone(Page page) {
        return page.status(HttpStatus.NOT_FOUND).show("layout/gone", Map.of());
    }

    @GetMapping("/a/{link}")
    View show(Page page, HttpServletRequest request, @PathVariable String link) {
        return byLink(request, link, opened -> show(page, opened, true, "", new FormErrors()))
                .orElseGet(() -> gone(page));
    }

    private View show(Page page, Opened opened, boolean link, String objection, FormErrors errors) {
        Optional<PlanVersion> before = sql.askedBefore(opened.version(), opened.party());
        Text dutch = page.in("nl").t();
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        link ? "programme/answerlink" : "programme/answeraccount",
                        Map.of(
                                "version", opened.version(),
                                "party", opened.party(),
                                "name",
                                        organisation(opened)
                                                .map(Organisation::name)
                                                .orElse(opened.party().label()),
                                "body", PlanWords.body(opened.version(), dutch),
                                "before", before.map(PlanVersion::version).orElse(0),
                                "differences",
                                        before.map(old -> differences(old, opened.version(), dutch))
                                                .orElse(List.of()),
                                "objection", objection,
                                "errors", errors));
    }

    /** In the words of then, as the text of both versions. */
    private List<String> differences(PlanVersion before, PlanVersion now, Text dutch) {
        Map<String, String> wishes = new HashMap<>();
        Stream.of(before, now)
                .flatMap(version -> version.wishes().stream())
                .forEach(wish -> wishes.put(wish.code(), wish.words()));
        return PlanDifferences.inPlan(
                content(before),
                content(now),
                PlanWords.ofForm(code -> wishes.getOrDefault(code, code), screen.themes(), dutch),
                dutch);
    }

    @PostMapping("/a/{link}")
    View answer(
            Page page,
            HttpServletRequest request,
            @PathVariable String link,
            @RequestParam(defaultValue = "") String antwoord,
            @RequestParam(defaultValue = "") String bezwaar) {
        String back = "/a/" + link + "?taal=" + page.language().code();
        return byLink(request, link, opened -> answer(page, opened, true, antwoord, bezwaar, null, back))
                .orElseGet(() -> gone(page));
    }

    private View answer(
            Page page, Opened opened, boolean link, String answer, String typed, @Nullable UUID by, String back) {
        String objection = Input.text(typed);
        FormErrors errors = new FormErrors();
        if (answer.equals("bezwaar") && !Input.fits(objection, OBJECTION)) {
            errors.add("bezwaar", page.t().get("visitor.plan.error.objection", OBJECTION));
        } else if (!answer.equals("bezwaar") && !answer.equals("akkoord")) {
            errors.add("antwoord", page.t().get("visitor.plan.error.answer"));
        } else if (!agree.answer(
                opened.area(),
                opened.version().id(),
                opened.party().id(),
                answer.equals("bezwaar") ? objection : null,
                by)) {
            errors.add("antwoord", page.t().get("visitor.plan.error.closed"));
        }
        return errors.isEmpty() ? page.redirect(back) : show(page, opened, link, objection, errors);
    }

    @GetMapping("/a/{link}/plan.pdf")
    ResponseEntity<byte[]> pdf(Page page, HttpServletRequest request, @PathVariable String link) {
        return byLink(request, link, opened -> pdf(page, opened)).orElseThrow(NotFound::new);
    }

    private static ResponseEntity<byte[]> pdf(Page page, Opened opened) {
        PlanVersion version = opened.version();
        return PlanWords.pdf(
                page,
                opened.area().name(),
                version.proposedAt(),
                PlanWords.body(version, page.in("nl").t()));
    }

    @GetMapping("/{area}/akkoord/{id}")
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        return show(page, own(area, member, id), false, "", new FormErrors());
    }

    /** A party for which this person may answer, once it is asked. */
    private Opened own(Area area, Member member, UUID party) {
        return opened(area, party)
                .filter(found -> found.version().openedAt() != null)
                .filter(found -> found.party().side() == Side.MUNICIPALITY
                        ? member.is(Role.MUNICIPALITY, area.id())
                        : member.is(Role.ORGANISATION, area.id())
                                && network.kept(Set.of(area.id()), member.account()).stream()
                                        .anyMatch(kept -> organisation(found)
                                                .filter(one -> one.id().equals(kept))
                                                .isPresent()))
                .orElseThrow(NotFound::new);
    }

    /** The organisation for which a party answers; of one that was merged, the one that it became. */
    private Optional<Organisation> organisation(Opened opened) {
        return Optional.ofNullable(opened.party().organisation())
                .flatMap(id -> network.find(opened.area().id(), id, Sight.EVERYTHING));
    }

    @PostMapping("/{area}/akkoord/{id}")
    View answer(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String antwoord,
            @RequestParam(defaultValue = "") String bezwaar) {
        Opened opened = own(area, member, id);
        String back = "/" + area.slug() + "/akkoord/" + id;
        return answer(page, opened, false, antwoord, bezwaar, member.account(), back);
    }

    @GetMapping("/{area}/akkoord/{id}/plan.pdf")
    ResponseEntity<byte[]> pdf(Page page, Area area, Member member, @PathVariable UUID id) {
        return pdf(page, own(area, member, id));
    }

    /** What was done with what people said, for everybody who took part. */
    @GetMapping("/p/{link}")
    View shared(Page page, HttpServletRequest request, @PathVariable String link) {
        Optional<View> view = areas.link(link)
                .filter(found -> found.kind().equals(AgreePlan.SHARED))
                .flatMap(found -> Tenancy.in(
                        found.area(),
                        () -> sql.find(found.area(), found.target())
                                .map(version -> page.show(
                                        "programme/shared",
                                        Map.of(
                                                "area", areas.get(found.area()),
                                                "version", version,
                                                "content", content(version))))));
        if (view.isEmpty()) {
            limits.check("plan-link", request, WRONG, Duration.ofHours(1));
        }
        return view.orElseGet(() -> gone(page));
    }

    private Content content(PlanVersion version) {
        Programme programme =
                programmes.of(version.area(), version.engagement()).orElseThrow();
        return programmes.at(programme, version.revision()).content();
    }
}
