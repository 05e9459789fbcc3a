package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.NetworkChoices;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A coordinator invites contacts to a joint meeting, and sees in numbers who comes and what they need. */
@Controller
class InvitePages {

    private final JointMeetingSql meetings;
    private final InvitationSql invitations;
    private final InviteToMeeting invite;
    private final Network network;
    private final NetworkChoices choices;
    private final Outbox outbox;
    private final Clock clock;

    InvitePages(
            JointMeetingSql meetings,
            InvitationSql invitations,
            InviteToMeeting invite,
            Network network,
            NetworkChoices choices,
            Outbox outbox,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.invite = invite;
        this.network = network;
        this.choices = choices;
        this.outbox = outbox;
        this.clock = clock;
    }

    @GetMapping("/{area}/bijeenkomst/{id}/uitnodigingen")
    View show(Page page, Area area, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> asked) {
        return show(page, area, find(area, id), new LinkedMultiValueMap<>(asked), new FormErrors(), null);
    }

    private JointMeeting find(Area area, UUID id) {
        return meetings.find(area.id(), id).orElseThrow(NotFound::new);
    }

    @PostMapping("/{area}/bijeenkomst/{id}/uitnodigingen")
    View send(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        Set<UUID> chosen = sent.getOrDefault("contact", List.of()).stream()
                .flatMap(contact -> Input.id(contact).stream())
                .collect(Collectors.toSet());
        Outbox.Mail mail = invite.example(area, meeting, InviteToMeeting.INVITATION);
        FormErrors errors = new FormErrors();
        if (chosen.isEmpty()) {
            errors.add("contact", page.t().get("meeting.invite.error.none"));
        }
        NeutralWords.betraying(mail.subject() + "\n" + mail.body())
                .ifPresent(word -> errors.add("contact", page.t().get("meeting.invite.error.word", word)));
        if (errors.isEmpty() && "versturen".equals(sent.getFirst("wat"))) {
            if (invite.invite(area, id, chosen, member.account())) {
                return page.redirect(address(area, id) + "?verstuurd");
            }
            errors.add("contact", page.t().get("meeting.invite.error.nobody"));
        }
        return show(page, area, meeting, sent, errors, errors.isEmpty() ? outbox.preview(area.id(), mail) : null);
    }

    private static String address(Area area, UUID id) {
        return MeetingPages.address(area, id) + "/uitnodigingen";
    }

    @PostMapping("/{area}/bijeenkomst/{id}/herinnering")
    View remind(Page page, Area area, Member member, @PathVariable UUID id) {
        find(area, id);
        invite.remind(area, id, member.account());
        return page.redirect(address(area, id) + "?verstuurd");
    }

    /** Withdraws one invitation; whether that is mailed is the coordinator's choice. */
    @PostMapping("/{area}/bijeenkomst/{id}/intrekking")
    View withdraw(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        JointMeeting meeting = find(area, id);
        Optional<UUID> invitation = Input.id(Objects.requireNonNullElse(sent.getFirst("uitnodiging"), ""));
        if (invitation.isEmpty()) {
            FormErrors errors = new FormErrors().add("uitnodiging", page.t().get("meeting.withdraw.error"));
            return show(page, area, meeting, sent, errors, null);
        }
        invite.withdraw(area, id, invitation.get(), sent.containsKey("mail"), member.account());
        return page.redirect(address(area, id) + "?ingetrokken");
    }

    private View show(
            Page page,
            Area area,
            JointMeeting meeting,
            MultiValueMap<String, String> typed,
            FormErrors errors,
            Outbox.@Nullable Preview preview) {
        Replies replies = new Replies(invitations.of(area.id(), meeting.id()));
        Set<UUID> invited = replies.all().stream().map(Invitation::contact).collect(Collectors.toSet());
        String words = Input.line(typed.getFirst("zoek"));
        Side side = Input.one(Side.values(), typed.getFirst("zijde")).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("meeting", meeting);
        model.put("open", meeting.before(clock.instant()));
        model.put("replies", replies);
        List<Replies.Invited> names = invited(area, replies);
        model.put("invited", names);
        model.put("waiting", names.stream().filter(one -> !one.answered()).toList());
        model.put("languages", choices.languages());
        model.put(
                "recipients",
                network.agreeing(area.id(), Purpose.INVITATION, words, side).stream()
                        .filter(one -> !invited.contains(one.contact()))
                        .toList());
        model.put("chosen", typed.getOrDefault("contact", List.of()));
        model.put("words", words);
        model.put("side", side == null ? "" : side.name());
        model.put("preview", preview);
        model.put("errors", errors);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("meeting/invite", model);
    }

    /** Without those who withdrew their consent since: they are left alone. */
    private List<Replies.Invited> invited(Area area, Replies replies) {
        Map<UUID, Invitation> all = replies.all().stream().collect(Collectors.toMap(Invitation::contact, one -> one));
        Map<UUID, String> names = network.choices(area.id(), Sight.EVERYTHING).stream()
                .collect(Collectors.toMap(Network.Choice::id, Network.Choice::name));
        return network.reachable(area.id(), all.keySet(), Purpose.INVITATION).stream()
                .map(contact -> {
                    Invitation invitation = Objects.requireNonNull(all.get(contact.id()));
                    return new Replies.Invited(
                            invitation.id(),
                            contact.name(),
                            names.getOrDefault(contact.organisation(), ""),
                            invitation.coming() != null,
                            invitation.remindedAt() != null);
                })
                .toList();
    }
}
