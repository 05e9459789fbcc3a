package nl.bruggenbouwer.meeting;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePolls;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.outcomes.ReleasedOutcomes;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
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

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final LeadMeeting lead;
    private final Engagements engagements;
    private final ReleasedOutcomes outcomes;
    private final DatePolls polls;
    private final MeetingAgenda agenda;
    private final Meetings representatives;
    private final Network network;

    MeetingPages(
            JointMeetingSql meetings,
            RoomSql room,
            LeadMeeting lead,
            Engagements engagements,
            ReleasedOutcomes outcomes,
            DatePolls polls,
            MeetingAgenda agenda,
            Meetings representatives,
            Network network) {
        this.meetings = meetings;
        this.room = room;
        this.lead = lead;
        this.engagements = engagements;
        this.outcomes = outcomes;
        this.polls = polls;
        this.agenda = agenda;
        this.representatives = representatives;
        this.network = network;
    }

    @GetMapping("/{area}/bijeenkomst")
    View list(Page page, Area area, Member member, @RequestParam(required = false) @Nullable UUID voor) {
        return list(page, area, member, voor, Map.of("titel", page.t().get("meeting.title.first")), new FormErrors());
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
    View show(Page page, Area area, Member member, @PathVariable UUID id) {
        JointMeeting meeting = find(area, id);
        return show(page, area, member, meeting, Map.of(), new FormErrors());
    }

    /** What is typed over what is kept: two forms share the page, and a fault in the one empties nothing in the other. */
    private static Map<String, String> over(JointMeeting meeting, Map<String, String> typed) {
        Map<String, String> all = new HashMap<>(MeetingForm.of(meeting).typed());
        all.put("verslag", meeting.minutes());
        meeting.present().forEach((side, people) -> all.put("aanwezig-" + side, people.toString()));
        all.putAll(typed);
        return all;
    }

    private View show(
            Page page, Area area, Member member, JointMeeting meeting, Map<String, String> typed, FormErrors errors) {
        return show(
                page, area, member, meeting, typed, Set.copyOf(representatives.of(area.id(), meeting.id())), errors);
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
            FormErrors errors) {
        boolean mayChange = member.is(Role.COORDINATOR, area.id());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "meeting/meeting",
                        Map.of(
                                "area",
                                area,
                                "meeting",
                                meeting,
                                "rounds",
                                room.rounds(area.id(), meeting.id()),
                                "mayChange",
                                mayChange,
                                "organisations",
                                mayChange ? organisations(area) : List.of(),
                                "chosen",
                                chosen,
                                "outcome",
                                outcomes.latest(area.id(), meeting.engagement())
                                        .map(scan -> "/" + area.slug() + "/quickscan/" + scan.id() + "/uitkomsten")
                                        .orElse(""),
                                "polls",
                                polls.about(area.id(), meeting.engagement()),
                                "form",
                                new MeetingForm(over(meeting, typed)),
                                "errors",
                                errors));
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
        if (!errors.isEmpty()) {
            return show(page, area, member, meeting, typed, errors);
        }
        lead.change(area.id(), form.plan(id, meeting.engagement()), member.account());
        return page.redirect(address(area, id));
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
            return show(page, area, member, meeting, typed, chosen, errors);
        }
        lead.held(area.id(), id, form.held(chosen), member.account());
        return page.redirect(address(area, id));
    }
}
