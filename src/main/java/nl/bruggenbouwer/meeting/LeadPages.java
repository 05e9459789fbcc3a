package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Publication;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.QrCode;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Leads the room: opens it, begins and closes rounds, decides on wishes; and the screen that everybody looks at. */
@Controller
class LeadPages {

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final MeetingWishes wishes;
    private final LeadMeeting lead;
    private final LeadRound rounds;
    private final Engagements engagements;
    private final Clock clock;

    LeadPages(
            JointMeetingSql meetings,
            RoomSql room,
            MeetingWishes wishes,
            LeadMeeting lead,
            LeadRound rounds,
            Engagements engagements,
            Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.wishes = wishes;
        this.lead = lead;
        this.rounds = rounds;
        this.engagements = engagements;
        this.clock = clock;
    }

    @GetMapping("/{area}/bijeenkomst/{id}/leiden")
    View lead(Page page, Area area, @PathVariable UUID id) {
        return lead(page, area, find(area, id), Map.of(), List.of(), new FormErrors());
    }

    private View lead(
            Page page,
            Area area,
            JointMeeting meeting,
            Map<String, String> typed,
            List<String> chosen,
            FormErrors errors) {
        List<RoomWish> ofTheRoom = room.wishes(area.id(), meeting.id());
        Stage stage = Stage.of(meeting, room.rounds(area.id(), meeting.id()), () -> ofTheRoom, clock.instant());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "meeting/lead",
                        Map.ofEntries(
                                Map.entry("area", area),
                                Map.entry("meeting", meeting),
                                Map.entry("stage", stage),
                                Map.entry("early", early(meeting)),
                                Map.entry("points", room.points(area.id(), meeting.engagement())),
                                Map.entry("phones", room.phones(area.id(), meeting.id())),
                                Map.entry("turnout", turnout(meeting, stage)),
                                Map.entry("wishes", wishes.available(meeting)),
                                Map.entry("ofTheRoom", ofTheRoom),
                                Map.entry("typed", typed),
                                Map.entry("chosen", chosen),
                                Map.entry("errors", errors)));
    }

    private boolean early(JointMeeting meeting) {
        return meeting.day().isAfter(engagements.today());
    }

    /** How many voted in the open round, as coarse as for a scan that is open. */
    private int turnout(JointMeeting meeting, Stage stage) {
        Round round = stage.round();
        return stage.state() == Stage.State.VOTING && round != null
                ? Publication.turnout(room.votes(meeting.area(), meeting.id(), round.id()))
                : 0;
    }

    private JointMeeting find(Area area, UUID id) {
        return meetings.find(area.id(), id).orElseThrow(NotFound::new);
    }

    @GetMapping("/{area}/bijeenkomst/{id}/scherm")
    View screen(Page page, Area area, @PathVariable UUID id) {
        JointMeeting meeting = find(area, id);
        Stage stage = room.stage(meeting, clock.instant());
        String address = page.baseUrl() + "/b";
        return page.show(
                "meeting/screen",
                Map.of(
                        "area", area,
                        "meeting", meeting,
                        "stage", stage,
                        "phones", room.phones(area.id(), id),
                        "address", address,
                        "qr", QrCode.of(address + "/" + meeting.code())));
    }

    @PostMapping("/{area}/bijeenkomst/{id}/zaal")
    View open(
            Page page, Area area, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String toch) {
        JointMeeting meeting = find(area, id);
        if (early(meeting)
                && meeting.openedAt() == null
                && !toch.equals("ja")) { // a room opens once: on another day by mistake
            return lead(
                    page,
                    area,
                    meeting,
                    Map.of(),
                    List.of(),
                    new FormErrors()
                            .add(
                                    "toch",
                                    page.t()
                                            .get(
                                                    "meeting.error.room.early",
                                                    page.t().weekday(meeting.day()))));
        }
        lead.open(area.id(), id, member.account());
        return led(page, area, id);
    }

    @PostMapping("/{area}/bijeenkomst/{id}/zaal/einde")
    View end(Page page, Area area, Member member, @PathVariable UUID id) {
        lead.end(area.id(), id, member.account());
        return page.redirect(MeetingPages.address(area, id));
    }

    private static View led(Page page, Area area, UUID id) {
        return page.redirect(MeetingPages.address(area, id) + "/leiden");
    }

    @PostMapping("/{area}/bijeenkomst/{id}/ronde")
    View begin(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        Map<String, String> typed = Input.lines(sent);
        List<String> chosen = sent.getOrDefault("wens", List.of());
        Round.Kind kind = Input.one(Round.Kind.values(), typed.get("soort")).orElse(Round.Kind.POINTS);
        List<Round.Wish> offered = kind == Round.Kind.POINTS
                ? wishes.available(meeting).stream()
                        .filter(wish -> chosen.contains(wish.code()))
                        .toList()
                : List.of();
        String question = kind == Round.Kind.DECISION ? typed.getOrDefault("besluit", "") : "";
        FormErrors errors = new FormErrors();
        if (kind == Round.Kind.POINTS && (offered.size() < 2 || offered.size() > Round.MOST_WISHES)) {
            errors.add("wens", page.t().get("meeting.error.wishes", Round.MOST_WISHES));
        }
        if (kind == Round.Kind.DECISION && !Input.fits(question, 300)) {
            errors.add("besluit", page.t().get("meeting.error.decision"));
        }
        if (errors.isEmpty()) {
            UUID key = Input.key(typed.get("sleutel"));
            LeadRound.Begun begun = rounds.begin(area.id(), id, key, kind, question, offered, member.account());
            if (begun == LeadRound.Begun.YES) {
                return led(page, area, id);
            }
            errors.add(kind == Round.Kind.POINTS ? "wens" : "besluit", page.t().get("meeting.error.round." + begun));
        }
        return lead(page, area, meeting, typed, chosen, errors);
    }

    @PostMapping("/{area}/bijeenkomst/{id}/ronde/sluiting")
    View close(Page page, Area area, Member member, @PathVariable UUID id, @RequestParam UUID ronde) {
        find(area, id);
        rounds.close(area.id(), id, ronde, member.account());
        return led(page, area, id);
    }

    @PostMapping("/{area}/bijeenkomst/{id}/wens")
    View decide(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam UUID wens,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        String words = Input.line(sent.toSingleValueMap().getOrDefault("woorden-" + wens, ""));
        if (!"toon".equals(sent.getFirst("wat"))) {
            rounds.removeWish(area.id(), id, wens, member.account());
        } else if (!Input.fits(words, 200)) {
            return lead(
                    page,
                    area,
                    meeting,
                    Input.lines(sent),
                    List.of(),
                    new FormErrors().add("woorden-" + wens, page.t().get("meeting.error.wish")));
        } else {
            rounds.showWish(area.id(), id, wens, words, member.account());
        }
        return led(page, area, id);
    }
}
