package nl.bruggenbouwer.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.datepoll.DatePolls;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagement;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.outcomes.ReleasedOutcomes;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A coordinator plans a joint meeting and notes what came of it. */
@Controller
class MeetingPages {

    /** The first field of what is noted afterwards. */
    private static final String HELD = "aanwezig-" + Side.FORMAL;

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final LeadMeeting lead;
    private final Engagements engagements;
    private final ReleasedOutcomes outcomes;
    private final DatePolls polls;
    private final MeetingAgenda agenda;
    private final Meetings representatives;
    private final Network network;
    private final InviteToMeeting invite;
    private final Outbox outbox;

    MeetingPages(
            JointMeetingSql meetings,
            RoomSql room,
            LeadMeeting lead,
            Engagements engagements,
            ReleasedOutcomes outcomes,
            DatePolls polls,
            MeetingAgenda agenda,
            Meetings representatives,
            Network network,
            InviteToMeeting invite,
            Outbox outbox) {
        this.meetings = meetings;
        this.room = room;
        this.lead = lead;
        this.engagements = engagements;
        this.outcomes = outcomes;
        this.polls = polls;
        this.agenda = agenda;
        this.representatives = representatives;
        this.network = network;
        this.invite = invite;
        this.outbox = outbox;
    }

    @GetMapping("/{area}/bijeenkomst")
    View list(
            Page page,
            Area area,
            Member member,
            @RequestParam(required = false) @Nullable UUID voor,
            @RequestParam(required = false) @Nullable UUID datum) {
        Map<String, String> typed = new HashMap<>(Map.of("titel", page.t().get("meeting.title.first")));
        if (voor != null && (datum != null || meetings.of(area.id(), voor).isEmpty())) {
            typed.putAll(chosen(polls.about(area.id(), voor), datum));
        }
        return list(page, area, member, voor, typed, new FormErrors());
    }

    /** The day and times that were chosen in this poll; without one, in the newest in which a day that is still to come was chosen. */
    private Map<String, String> chosen(List<DatePoll> about, @Nullable UUID poll) {
        return about.stream()
                .filter(one -> poll == null || one.id().equals(poll))
                .flatMap(one -> Stream.ofNullable(one.chosenOption()))
                .filter(option -> poll != null || !option.day().isBefore(engagements.today()))
                .findFirst()
                .map(option -> Map.of(
                        "dag", option.day().toString(),
                        "van", option.from().toString(),
                        "tot", option.until().toString(),
                        "gekozen", "ja"))
                .orElse(Map.of());
    }

    /** The polls about a meeting, then those about its traject. */
    private List<DatePoll> polls(JointMeeting meeting) {
        return Stream.of(meeting.id(), meeting.engagement())
                .flatMap(subject -> polls.about(meeting.area(), subject).stream())
                .toList();
    }

    private View list(
            Page page,
            Area area,
            Member member,
            @Nullable UUID engagement,
            Map<String, String> typed,
            FormErrors errors) {
        boolean known =
                engagement != null && engagements.find(area.id(), engagement).isPresent();
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "meeting/list",
                        Map.of(
                                "area",
                                area,
                                "meetings",
                                meetings.in(area.id()),
                                "trajects",
                                engagements.in(area.id()).stream()
                                        .collect(Collectors.toMap(Engagement::id, Engagement::title)),
                                "engagement",
                                known ? String.valueOf(engagement) : "",
                                "mayChange",
                                known && member.is(Role.COORDINATOR, area.id()),
                                "key",
                                Input.key(typed.get("sleutel")).toString(),
                                "form",
                                new MeetingForm(typed),
                                "errors",
                                errors));
    }

    @PostMapping("/{area}/bijeenkomst")
    View plan(
            Page page,
            Area area,
            Member member,
            @RequestParam UUID voor,
            @RequestParam MultiValueMap<String, String> sent) {
        if (engagements.find(area.id(), voor).isEmpty()) {
            return page.redirect("/" + area.slug() + "/bijeenkomst"); // which says from where a meeting is planned
        }
        Map<String, String> typed = typed(sent);
        if (wantsAgenda(page, area, voor, typed)) {
            return list(page, area, member, voor, typed, new FormErrors());
        }
        MeetingForm form = new MeetingForm(typed);
        FormErrors errors = form.check(page.t());
        if (!errors.isEmpty()) {
            return list(page, area, member, voor, typed, errors);
        }
        UUID id = Input.key(typed.get("sleutel"));
        lead.plan(area.id(), form.plan(id, voor), member.account());
        return page.redirect(address(area, id));
    }

    /** Lines as typed; agenda and minutes may have several. */
    private static Map<String, String> typed(MultiValueMap<String, String> sent) {
        Map<String, String> typed = new HashMap<>(Input.lines(sent));
        for (String field : List.of("agenda", "verslag")) {
            typed.computeIfPresent(
                    field, (name, line) -> Input.text(sent.toSingleValueMap().getOrDefault(name, "")));
        }
        return typed;
    }

    /** Whether the button for an agenda was pressed: then it stands in the form, and nothing is kept yet. */
    private boolean wantsAgenda(Page page, Area area, UUID engagement, Map<String, String> typed) {
        boolean wanted = typed.containsKey("maak");
        if (wanted) {
            typed.put("agenda", agenda.below(typed.getOrDefault("agenda", ""), area.id(), engagement, page.t()));
        }
        return wanted;
    }

    static String address(Area area, UUID id) {
        return "/" + area.slug() + "/bijeenkomst/" + id;
    }

    @GetMapping("/{area}/bijeenkomst/{id}")
    View show(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID datum) {
        JointMeeting meeting = find(area, id);
        Map<String, String> typed = datum == null ? Map.of() : chosen(polls(meeting), datum);
        return show(page, area, member, meeting, typed, new FormErrors());
    }

    /** What is typed over what is kept: two forms share the page, and a fault in the one empties nothing in the other. */
    private static Map<String, String> over(JointMeeting meeting, Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(MeetingForm.of(meeting).typed());
        all.put("verslag", meeting.minutes());
        all.put("versie", String.valueOf(meeting.minutesEdit()));
        meeting.present().forEach((side, people) -> all.put("aanwezig-" + side, people.toString()));
        all.putAll(typed);
        return all;
    }

    private View show(
            Page page, Area area, Member member, JointMeeting meeting, Map<String, String> typed, FormErrors errors) {
        return show(
                page,
                area,
                member,
                meeting,
                typed,
                Set.copyOf(representatives.of(area.id(), meeting.id())),
                Map.of(),
                errors);
    }

    /** The organisations that may speak for their side. */
    private List<Network.Choice> organisations(Area area) {
        return network.choices(area.id(), Sight.EVERYTHING).stream()
                .filter(organisation -> organisation.side() == Side.INFORMAL)
                .toList();
    }

    private Set<UUID> chosen(Area area, MultiValueMap<String, String> sent) {
        List<String> ids = sent.getOrDefault("namens", List.of());
        return organisations(area).stream()
                .map(Network.Choice::id)
                .filter(id -> ids.contains(id.toString()))
                .collect(Collectors.toSet());
    }

    private View show(
            Page page,
            Area area,
            Member member,
            JointMeeting meeting,
            Map<String, String> typed,
            Set<UUID> chosen,
            Map<String, Object> more,
            FormErrors errors) {
        boolean mayChange = member.is(Role.COORDINATOR, area.id());
        Map<String, Object> model = new HashMap<>(Map.ofEntries(
                Map.entry("area", area),
                Map.entry("meeting", meeting),
                Map.entry("rounds", room.rounds(area.id(), meeting.id())),
                Map.entry(
                        "wishes",
                        room.wishes(area.id(), meeting.id()).stream()
                                .filter(RoomWish::shown)
                                .toList()),
                Map.entry("mayChange", mayChange),
                Map.entry("organisations", mayChange ? organisations(area) : List.of()),
                Map.entry("chosen", chosen),
                Map.entry("early", meeting.day().isAfter(engagements.today())),
                Map.entry(
                        "outcome",
                        outcomes.latest(area.id(), meeting.engagement())
                                .map(scan -> "/" + area.slug() + "/quickscan/" + scan.id() + "/uitkomsten")
                                .orElse("")),
                Map.entry("polls", polls(meeting)),
                Map.entry("form", new MeetingForm(over(meeting, typed))),
                Map.entry("errors", errors)));
        model.putAll(more);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("meeting/meeting", model);
    }

    /** What somebody else noted in between, by line: how many came, the minutes, who decides for the organisations. */
    private List<String> theirs(Text t, Area area, JointMeeting meeting) {
        List<UUID> stored = representatives.of(area.id(), meeting.id());
        return Stream.of(
                        meeting.present().entrySet().stream()
                                .map(side -> t.get("qs.side." + side.getKey()) + ": " + side.getValue()),
                        meeting.minutes().lines(),
                        organisations(area).stream()
                                .filter(organisation -> stored.contains(organisation.id()))
                                .map(Network.Choice::name))
                .flatMap(lines -> lines)
                .toList();
    }

    private JointMeeting find(Area area, UUID id) {
        return meetings.find(area.id(), id).orElseThrow(NotFound::new);
    }

    @PostMapping("/{area}/bijeenkomst/{id}")
    View change(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        Map<String, String> typed = typed(sent);
        if (wantsAgenda(page, area, meeting.engagement(), typed)) {
            return show(page, area, member, meeting, typed, new FormErrors());
        }
        MeetingForm form = new MeetingForm(typed);
        FormErrors errors = form.check(page.t());
        if (meeting.heldAt() != null
                && Input.day(form.typed("dag"))
                        .filter(day -> day.isAfter(engagements.today()))
                        .isPresent()) {
            errors.add("dag", page.t().get("meeting.error.held"));
        }
        if (!errors.isEmpty()) {
            return show(page, area, member, meeting, typed, errors);
        }
        JointMeeting.Plan plan = form.plan(id, meeting.engagement());
        int mails = plan.moves(meeting) ? invite.audience(plan.of(meeting)) : 0;
        String seen = mails + " " + form.facts();
        if (mails > 0 && !seen.equals(typed.get("gezien"))) {
            typed.put("gezien", seen);
            return preview(page, area, member, meeting, plan, mails, typed);
        }
        lead.change(area, plan, member.account());
        return page.redirect(address(area, id));
    }

    /** Before a change is kept of which people hear by mail: how many, and what they will read. */
    private View preview(
            Page page,
            Area area,
            Member member,
            JointMeeting meeting,
            JointMeeting.Plan plan,
            int mails,
            Map<String, String> typed) {
        Outbox.Mail mail = invite.example(area, plan.of(meeting), InviteToMeeting.MOVED);
        Optional<String> betraying = NeutralWords.betraying(mail.subject() + "\n" + mail.body());
        if (betraying.isPresent()) {
            FormErrors errors =
                    new FormErrors().add("plaats", page.t().get("meeting.invite.error.word", betraying.get()));
            return show(page, area, member, meeting, typed, errors);
        }
        return show(
                page,
                area,
                member,
                meeting,
                typed,
                Set.copyOf(representatives.of(area.id(), meeting.id())),
                Map.of("mails", mails, "preview", outbox.preview(area.id(), mail)),
                new FormErrors());
    }

    @PostMapping("/{area}/bijeenkomst/{id}/verslag")
    View held(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        Set<UUID> chosen = chosen(area, sent);
        Map<String, String> typed = typed(sent);
        typed.putAll(MeetingForm.of(meeting).typed());
        MeetingForm form = new MeetingForm(typed);
        FormErrors errors = form.checkHeld(page.t(), chosen);
        if (!errors.isEmpty()) {
            return show(page, area, member, meeting, typed, chosen, Map.of(), errors);
        }
        return switch (lead.held(area.id(), id, form.held(chosen), member.account())) {
            case YES -> page.redirect(address(area, id));
            case EARLY -> {
                errors.add(HELD, page.t().get("meeting.error.early", page.t().date(meeting.day())));
                yield show(page, area, member, meeting, typed, chosen, Map.of(), errors);
            }
            case CONFLICT -> {
                errors.add("verslag", page.t().get("meeting.error.conflict"));
                JointMeeting now = find(area, id);
                typed.put("versie", String.valueOf(now.minutesEdit()));
                yield show(
                        page, area, member, now, typed, chosen, Map.of("theirs", theirs(page.t(), area, now)), errors);
            }
        };
    }
}
