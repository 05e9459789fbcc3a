package nl.bruggenbouwer.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.meeting.Meetings;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Staff lay a programme before the sides, and follow who agrees. */
@Controller
class PlanPages {

    private static final String PATH = "/{area}/traject/{id}/programma/akkoord";

    private final ProgrammeScreen screen;
    private final ProgrammeSql programmes;
    private final PlanSql sql;
    private final AgreePlan agree;
    private final Meetings meetings;
    private final Network network;
    private final Accounts accounts;

    PlanPages(
            ProgrammeScreen screen,
            ProgrammeSql programmes,
            PlanSql sql,
            AgreePlan agree,
            Meetings meetings,
            Network network,
            Accounts accounts) {
        this.screen = screen;
        this.programmes = programmes;
        this.sql = sql;
        this.agree = agree;
        this.meetings = meetings;
        this.network = network;
        this.accounts = accounts;
    }

    @GetMapping(PATH)
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        PlanView view = view(page, area, member, id);
        return show(page, view, chosen(view), new FormErrors());
    }

    private static View show(Page page, PlanView view, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("programme/agree", Map.of("view", view, "typed", typed, "errors", errors));
    }

    private PlanView view(Page page, Area area, Member member, UUID id) {
        ProgrammeView programme = screen.view(area, id, member, page.t());
        List<PlanVersion> versions = sql.of(area.id(), id);
        List<Content> contents =
                versions.stream().map(version -> content(programme, version)).toList();
        List<PlanView.Line> lines = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            List<String> differences = i + 1 == versions.size()
                    ? List.of()
                    : PlanDifferences.between(
                            contents.get(i + 1), contents.get(i), programme.words(page.t()), page.t());
            lines.add(line(page, programme, versions.get(i), differences));
        }
        return new PlanView(
                programme,
                member.is(Role.ADVISER, area.id()),
                lines,
                programme.mayChange() ? municipality(area) : Map.of(),
                programme.mayChange() ? organisations(area, id) : List.of());
    }

    private PlanView.Line line(Page page, ProgrammeView view, PlanVersion version, List<String> differences) {
        Set<UUID> passable = version.parties().stream()
                .filter(party -> agree.mayPassOver(version, party))
                .map(PlanParty::id)
                .collect(Collectors.toSet());
        PlanVersion.Remark remark = version.remark();
        return new PlanView.Line(
                version,
                differences,
                agree.shared(version).map(path -> page.baseUrl() + path).orElse(""),
                passable,
                remark == null ? "" : accounts.names(List.of(remark.by())).getOrDefault(remark.by(), ""),
                view.mayChange() ? names(version) : Map.of());
    }

    private Map<UUID, String> names(PlanVersion version) {
        Map<UUID, String> names = new HashMap<>();
        version.parties()
                .forEach(party -> Optional.ofNullable(party.organisation())
                        .flatMap(organisation -> network.find(version.area(), organisation, Sight.EVERYTHING))
                        .ifPresent(organisation -> names.put(party.id(), organisation.name())));
        return names;
    }

    private Content content(ProgrammeView view, PlanVersion version) {
        Programme programme = view.programme();
        return programme == null
                ? Content.EMPTY
                : programmes.at(programme, version.revision()).content();
    }

    private Map<String, String> municipality(Area area) {
        Map<String, String> all = new LinkedHashMap<>();
        accounts.holders(area.id(), Role.MUNICIPALITY)
                .forEach(holder -> all.put("a-" + holder.account(), holder.name()));
        network.agreeing(area.id(), Purpose.INVITATION, "", Side.MUNICIPALITY)
                .forEach(one -> all.put("c-" + one.contact(), one.name() + ", " + one.organisationName()));
        return all;
    }

    private List<PlanView.Representative> organisations(Area area, UUID id) {
        return meetings.representatives(area.id(), id).stream()
                .flatMap(organisation -> network.find(area.id(), organisation, Sight.EVERYTHING).stream())
                .map(organisation -> {
                    Map<String, String> contacts = new LinkedHashMap<>();
                    network.reachable(area.id(), organisation.id(), Purpose.INVITATION)
                            .forEach(contact -> contacts.put("c-" + contact.id(), contact.name()));
                    return new PlanView.Representative(
                            organisation.id(), organisation.name(), organisation.hidden(), contacts);
                })
                .sorted(Comparator.comparing(PlanView.Representative::name))
                .toList();
    }

    /** The first of each, to begin with. */
    private static Map<String, String> chosen(PlanView view) {
        Map<String, String> chosen = new HashMap<>();
        view.municipality().keySet().stream().findFirst().ifPresent(first -> chosen.put("gemeente", first));
        view.organisations()
                .forEach(one -> one.contacts().keySet().stream()
                        .findFirst()
                        .ifPresent(first -> chosen.put(one.field(), first)));
        return chosen;
    }

    /** Lays the programme as it is now before the sides. */
    @PostMapping(PATH)
    View propose(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        PlanView view = view(page, area, member, id);
        Map<String, String> typed = Input.lines(sent);
        FormErrors errors = check(page, view, typed);
        if (errors.isEmpty()) {
            String body = page.text(
                    "programme/plan",
                    Map.of(
                            "view",
                            view.programme(),
                            "parties",
                            screen.parties(area, id, page.t()),
                            "hours",
                            false,
                            "decision",
                            PlanVersion.DECISION));
            String seen = typed.getOrDefault("versie", "");
            boolean done = agree.propose(
                    area,
                    id,
                    seen.matches("[0-9]{1,6}") ? Integer.parseInt(seen) : 0,
                    view.programme().wishes(),
                    body,
                    parties(page, area, view, typed),
                    member.account());
            if (done) {
                return page.redirect(view.address());
            }
            errors.add("voorleggen", page.t().get("plan.error.changed"));
        }
        return show(page, view, typed, errors);
    }

    private static FormErrors check(Page page, PlanView view, Map<String, String> typed) {
        FormErrors errors = new FormErrors();
        if (!view.programme().ready().collaboration()) {
            errors.add("voorleggen", page.t().get("programme.ready.needs"));
        } else if (!view.enoughOrganisations()) {
            errors.add("voorleggen", page.t().get("plan.error.organisations"));
        } else if (!view.programme().ready().complete() && !typed.containsKey("toch")) {
            errors.add("toch", page.t().get("plan.error.open"));
        }
        if (!view.municipality().containsKey(typed.getOrDefault("gemeente", ""))) {
            errors.add("gemeente", page.t().get("plan.error.municipality"));
        }
        view.organisations().stream()
                .filter(one -> !typed.getOrDefault(one.field(), "").isEmpty())
                .filter(one -> !one.contacts().containsKey(typed.getOrDefault(one.field(), "")))
                .forEach(one -> errors.add(one.field(), page.t().get("plan.error.contact")));
        return errors;
    }

    private static List<PlanParty> parties(Page page, Area area, PlanView view, Map<String, String> typed) {
        List<PlanParty> parties = new ArrayList<>();
        String chosen = typed.getOrDefault("gemeente", "");
        parties.add(PlanParty.asked(
                Side.MUNICIPALITY,
                page.t().get("plan.municipality", area.name()),
                null,
                chosen(chosen, "c-"),
                chosen(chosen, "a-")));
        for (PlanView.Representative one : view.organisations()) {
            String contact = typed.getOrDefault(one.field(), "");
            parties.add(PlanParty.asked(
                    Side.INFORMAL,
                    PlanWords.label(one.name(), one.hidden(), page.t()),
                    one.id(),
                    chosen(contact, "c-"),
                    null));
        }
        return parties;
    }

    /** What was chosen from a list of contacts (c-) and accounts (a-), when it is of this kind. */
    private static @Nullable UUID chosen(String value, String kind) {
        return value.startsWith(kind) ? UUID.fromString(value.substring(kind.length())) : null;
    }

    private PlanVersion version(Area area, UUID id, UUID version) {
        return sql.find(area.id(), version)
                .filter(found -> found.engagement().equals(id))
                .orElseThrow(NotFound::new);
    }

    @GetMapping(PATH + "/{version}/plan.pdf")
    ResponseEntity<byte[]> pdf(Page page, Area area, @PathVariable UUID id, @PathVariable UUID version) {
        PlanVersion found = version(area, id, version);
        return PlanWords.pdf(page, area.name(), found.proposedAt(), PlanWords.body(found, page.t()));
    }

    /** The adviser remarks, or has nothing to remark. */
    @PostMapping(PATH + "/{version}/opmerking")
    View remark(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID version,
            @RequestParam(defaultValue = "") String opmerking) {
        version(area, id, version);
        String words = Input.text(opmerking);
        if (words.length() > PlanView.LONGEST) {
            return refused(page, area, member, id, "opmerking", words);
        }
        return agree.remark(area, version, words, member.account())
                ? done(page, area, id)
                : late(page, area, member, id, "opmerking", words);
    }

    /** The coordinator asks the sides although the adviser remarked something. */
    @PostMapping(PATH + "/{version}/vraag")
    View askNow(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID version) {
        String card = "versie-" + version(area, id, version).version();
        return agree.askNow(area, version, member.account())
                ? done(page, area, id)
                : show(
                        page,
                        view(page, area, member, id),
                        Map.of(),
                        new FormErrors().add(card, page.t().get("plan.error.remark")));
    }

    private static View done(Page page, Area area, UUID id) {
        return page.redirect(AgreePlan.address(area, id));
    }

    private View refused(Page page, Area area, Member member, UUID id, String field, String words) {
        return again(page, area, member, id, field, words, page.t().get("plan.error.words", PlanView.LONGEST));
    }

    /** Somebody else was first: what was typed stands in the message, for its form may be gone. */
    private View late(Page page, Area area, Member member, UUID id, String field, String words) {
        return again(page, area, member, id, field, words, page.t().get("plan.error.late", words));
    }

    private View again(Page page, Area area, Member member, UUID id, String field, String words, String message) {
        PlanView view = view(page, area, member, id);
        Map<String, String> typed = chosen(view);
        typed.put(field, words);
        return show(page, view, typed, new FormErrors().add(field, message));
    }

    /** The coordinator answers an objection. */
    @PostMapping(PATH + "/{version}/antwoord/{party}")
    View reply(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID version,
            @PathVariable UUID party,
            @RequestParam(defaultValue = "") String op,
            @RequestParam(defaultValue = "") String tekst) {
        party(area, id, version, party);
        String words = Input.text(tekst);
        if (!Input.fits(words, PlanView.LONGEST)) {
            return refused(page, area, member, id, "antwoord-" + party, words);
        }
        return agree.reply(area, version, party, op, words, member.account())
                ? done(page, area, id)
                : late(page, area, member, id, "antwoord-" + party, words);
    }

    private void party(Area area, UUID id, UUID version, UUID party) {
        Optional<PlanParty> found = version(area, id, version).party(party);
        if (found.isEmpty()) {
            throw new NotFound();
        }
    }

    /** Goes on without an organisation. */
    @PostMapping(PATH + "/{version}/verder/{party}")
    View passOver(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID version,
            @PathVariable UUID party,
            @RequestParam(defaultValue = "") String reden) {
        party(area, id, version, party);
        String reason = Input.line(reden);
        if (!Input.fits(reason, 200)) {
            return refused(page, area, member, id, "verder-" + party, reason);
        }
        return agree.passOver(area, version, party, reason, member.account())
                ? done(page, area, id)
                : late(page, area, member, id, "verder-" + party, reason);
    }

    /** Mails the question again, or to somebody else. */
    @PostMapping(PATH + "/{version}/mail/{party}")
    View mail(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @PathVariable UUID version,
            @PathVariable UUID party,
            @RequestParam MultiValueMap<String, String> sent) {
        PlanParty asked = version(area, id, version).party(party).orElseThrow(NotFound::new);
        String field = "opnieuw-" + party;
        String chosen = Input.lines(sent).getOrDefault(field, "");
        if (!view(page, area, member, id).choices(asked).containsKey(chosen)) {
            return again(page, area, member, id, field, "", page.t().get("plan.error.contact"));
        }
        agree.askAgain(area, version, party, chosen(chosen, "c-"), chosen(chosen, "a-"), member.account());
        return done(page, area, id);
    }

    /** Tells those who took part what was done with it. */
    @PostMapping(PATH + "/{version}/bericht")
    View tell(Page page, Area area, Member member, @PathVariable UUID id, @PathVariable UUID version) {
        version(area, id, version);
        agree.tell(area, version, member.account());
        return done(page, area, id);
    }
}
