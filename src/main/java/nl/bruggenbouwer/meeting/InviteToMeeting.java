package nl.bruggenbouwer.meeting;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.network.Contact;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.notifications.MailKind;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invites contacts to a joint meeting by a link of their own, reminds them once, tells them of another day, time or place, and
 * keeps what they answer. The secret of a
 * link follows from a key outside the database, so that a reminder has the same link; the database has its hash.
 */
@Component
@Transactional
class InviteToMeeting {

    private static final List<String> FIELDS = List.of("wanneer", "plaats", "link");
    static final MailText INVITATION = new MailText("meeting", FIELDS);
    private static final MailText REMINDER = new MailText("meetingagain", FIELDS);
    static final MailText MOVED = new MailText("meetingmoved", FIELDS);
    private static final MailText WITHDRAWN = new MailText("meetingwithdrawn", List.of("wanneer"));

    private final JointMeetingSql meetings;
    private final InvitationSql invitations;
    private final Network network;
    private final Outbox outbox;
    private final MailTexts mails;
    private final Texts texts;
    private final Vault vault;
    private final Audit audit;
    private final Settings settings;
    private final Clock clock;

    InviteToMeeting(
            JointMeetingSql meetings,
            InvitationSql invitations,
            Network network,
            Outbox outbox,
            MailTexts mails,
            Texts texts,
            Vault vault,
            Audit audit,
            Settings settings,
            Clock clock) {
        this.meetings = meetings;
        this.invitations = invitations;
        this.network = network;
        this.outbox = outbox;
        this.mails = mails;
        this.texts = texts;
        this.vault = vault;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Mails those of the chosen contacts who agree to be invited now and are not invited yet. Somebody of two organisations gets
     * one mail.
     *
     * @return false when none of them is invited, before or now
     */
    public boolean invite(Area area, UUID id, Set<UUID> chosen, UUID by) {
        JointMeeting meeting = meetings.lock(area.id(), id).orElseThrow(NotFound::new);
        if (!meeting.before(clock.instant())) {
            return false;
        }
        Set<UUID> invited =
                invitations.of(area.id(), id).stream().map(Invitation::contact).collect(Collectors.toSet());
        Set<String> addresses = new HashSet<>();
        reachable(area.id(), invited).forEach(contact -> addresses.add(address(contact)));
        boolean sent = false;
        for (Contact contact : reachable(area.id(), chosen)) {
            if (!invited.contains(contact.id()) && addresses.add(address(contact))) {
                UUID invitation = UUID.randomUUID();
                byte[] key = DigestUtils.sha256(secret(area.id(), invitation));
                invitations.add(area.id(), id, invitation, contact.id(), key, by, clock.instant());
                send(area, meeting, INVITATION, MailKind.INVITATION, contact, invitation);
                sent = true;
            }
        }
        if (sent) {
            audit.record(area.id(), by, "meeting invitations sent", id);
        }
        return sent || chosen.stream().anyMatch(invited::contains);
    }

    /** Reminds everybody who did not answer and still agrees, each once. */
    public void remind(Area area, UUID id, UUID by) {
        JointMeeting meeting = meetings.lock(area.id(), id).orElseThrow(NotFound::new);
        if (!meeting.before(clock.instant())) {
            return;
        }
        boolean sent = false;
        for (Map.Entry<UUID, Contact> one : invited(meeting).entrySet()) {
            if (invitations.remind(area.id(), one.getKey(), clock.instant())) {
                send(area, meeting, REMINDER, MailKind.REMINDER, one.getValue(), one.getKey());
                sent = true;
            }
        }
        if (sent) {
            audit.record(area.id(), by, "meeting reminders sent", id);
        }
    }

    /** Who is invited and agrees to it still, by invitation. */
    private Map<UUID, Contact> invited(JointMeeting meeting) {
        Map<UUID, UUID> all = invitations.of(meeting.area(), meeting.id()).stream()
                .collect(Collectors.toMap(Invitation::contact, Invitation::id));
        return reachable(meeting.area(), all.keySet()).stream()
                .collect(
                        Collectors.toMap(contact -> Objects.requireNonNull(all.get(contact.id())), contact -> contact));
    }

    /** How many get a mail when the meeting becomes this one: nobody once it was held or has begun. */
    @Transactional(readOnly = true)
    public int audience(JointMeeting changed) {
        return waitsFor(changed) ? invited(changed).size() : 0;
    }

    private boolean waitsFor(JointMeeting meeting) {
        return meeting.heldAt() == null && meeting.before(clock.instant());
    }

    /** Tells everybody who is invited of another day, time or place. The caller holds the meeting's row. */
    void tell(Area area, JointMeeting changed) {
        if (waitsFor(changed)) {
            invited(changed)
                    .forEach((invitation, contact) -> send(area, changed, MOVED, MailKind.CHANGE, contact, invitation));
        }
    }

    /**
     * Withdraws an invitation; done before, nothing happens.
     *
     * @param tell whether who was invited gets a mail
     */
    public void withdraw(Area area, UUID id, UUID invitation, boolean tell, UUID by) {
        JointMeeting meeting = meetings.lock(area.id(), id).orElseThrow(NotFound::new);
        Contact contact = invited(meeting).get(invitation);
        if (invitations.remove(area.id(), id, invitation)) {
            if (tell && contact != null && waitsFor(meeting)) {
                send(area, meeting, WITHDRAWN, MailKind.CHANGE, contact, invitation);
            }
            audit.record(area.id(), by, "meeting invitation withdrawn", id);
        }
    }

    private List<Contact> reachable(AreaId area, Collection<UUID> some) {
        return network.reachable(area, some, Purpose.INVITATION);
    }

    private static String address(Contact contact) {
        return String.valueOf(contact.email()).toLowerCase(Locale.ROOT);
    }

    private String secret(AreaId area, UUID invitation) {
        return vault.secret(area, "invitation " + invitation);
    }

    /** The address of somebody's link, without what comes before it. */
    String path(Area area, UUID invitation) {
        return "/i/" + area.slug() + "/" + secret(area.id(), invitation);
    }

    private void send(
            Area area, JointMeeting meeting, MailText words, MailKind kind, Contact contact, UUID invitation) {
        String language = texts.in(contact.language()).language().code();
        String link = settings.baseUrl() + path(area, invitation) + "?taal=" + language;
        outbox.add(area.id(), mail(words, meeting, language, link).as(kind).to(String.valueOf(contact.email())));
    }

    /** A mail in Dutch as it will look, to nobody. */
    @Transactional(readOnly = true)
    public Outbox.Mail example(Area area, JointMeeting meeting, MailText words) {
        return mail(words, meeting, "nl", settings.baseUrl() + "/i/" + area.slug() + "/…");
    }

    private Outbox.Mail mail(MailText words, JointMeeting meeting, String language, String link) {
        Text t = texts.in(language);
        String when = t.weekday(meeting.day()) + ", "
                + t.get("visitor.date.hours", t.time(meeting.from()), t.time(meeting.until()));
        String place = meeting.place().isEmpty() ? t.get("visitor.invite.place.later") : meeting.place();
        Outbox.Mail mail = mails.mail(words, language, "", Map.of("wanneer", when, "plaats", place, "link", link));
        String withdraw = texts.in(mail.language()).get("visitor.mail.withdraw");
        return new Outbox.Mail("", mail.subject(), mail.body() + "\n\n" + withdraw, null).in(mail.language());
    }

    /** What a link opens. */
    record Opened(JointMeeting meeting, Invitation invitation) {}

    @Transactional(readOnly = true)
    public Optional<Opened> opened(AreaId area, String secret) {
        return invitations
                .find(area, DigestUtils.sha256(secret))
                .flatMap(invitation ->
                        meetings.find(area, invitation.meeting()).map(meeting -> new Opened(meeting, invitation)));
    }

    /** Keeps an answer, or changes it; false when the meeting has begun. */
    public boolean answer(Opened opened, Invitation.Coming coming, @Nullable Side side, Invitation.Needs needs) {
        boolean open = opened.meeting().before(clock.instant());
        if (open) {
            invitations.answer(opened.meeting().area(), opened.invitation().id(), coming, side, needs);
        }
        return open;
    }

    /** The words of these mails, which staff may change. */
    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        MailText meetingInvitation() {
            return INVITATION;
        }

        @Bean
        MailText meetingReminder() {
            return REMINDER;
        }

        @Bean
        MailText meetingMoved() {
            return MOVED;
        }

        @Bean
        MailText meetingInvitationWithdrawn() {
            return WITHDRAWN;
        }
    }
}
