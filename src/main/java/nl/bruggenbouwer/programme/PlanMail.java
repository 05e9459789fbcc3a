package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.identity.RoleHolder;
import nl.bruggenbouwer.intake.Talks;
import nl.bruggenbouwer.network.Contact;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.network.Sight;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Texts;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The mails about a programme that is laid before the sides, and the links in them. */
@Component
class PlanMail {

    /** The kind of public link of one party. */
    private static final String PARTY = "PLAN";

    private static final MailText ASKED = new MailText("plan", List.of("link"));
    private static final MailText CHANGED = new MailText("planchanged", List.of("link"));
    private static final MailText REPLIED = new MailText("planreply", List.of("link"));
    private static final MailText ADVICE = new MailText("planadvice", List.of("dag", "link"));
    private static final MailText TOLD = new MailText("planshared", List.of("link"));

    private final Talks talks;
    private final Network network;
    private final Accounts accounts;
    private final Areas areas;
    private final Outbox outbox;
    private final MailTexts mails;
    private final Texts texts;
    private final Vault vault;
    private final Settings settings;

    PlanMail(
            Talks talks,
            Network network,
            Accounts accounts,
            Areas areas,
            Outbox outbox,
            MailTexts mails,
            Texts texts,
            Vault vault,
            Settings settings) {
        this.talks = talks;
        this.network = network;
        this.accounts = accounts;
        this.areas = areas;
        this.outbox = outbox;
        this.mails = mails;
        this.texts = texts;
        this.vault = vault;
        this.settings = settings;
    }

    /** Asks the advisers to look along, until a day. */
    void advise(Area area, UUID engagement, LocalDate until) {
        String link = settings.baseUrl() + AgreePlan.address(area, engagement);
        Map<String, String> fields = Map.of("dag", texts.dutch().date(until), "link", link);
        accounts.holders(area.id(), Role.ADVISER)
                .forEach(adviser -> outbox.add(area.id(), mails.mail(ADVICE, "nl", adviser.email(), fields)));
    }

    /** Asks a party whether it agrees. */
    void ask(Area area, PlanParty party) {
        send(area, party, ASKED);
    }

    /** Asks a party that was asked before whether it agrees to what changed since. */
    void askAboutChanges(Area area, PlanParty party) {
        send(area, party, CHANGED);
    }

    /** Tells a party that its objection was answered. */
    void replied(Area area, PlanParty party) {
        send(area, party, REPLIED);
    }

    /** A contact gets a link of its own, an account the page behind its sign-in. */
    private void send(Area area, PlanParty party, MailText words) {
        Addressee to = addressee(area.id(), party).orElse(null);
        if (to == null) {
            return;
        }
        String path = "/" + area.slug() + "/akkoord/" + party.id();
        if (party.contact() != null) {
            String secret = secret(area.id(), party, to);
            if (areas.link(hash(secret)).isEmpty()) {
                areas.addLink(new Areas.Link(hash(secret), area.id(), PARTY, party.id()));
            }
            path = "/a/" + secret;
        }
        String link = settings.baseUrl() + path + "?taal=" + to.language();
        outbox.add(area.id(), mails.mail(words, to.language(), to.email(), Map.of("link", link)));
    }

    private record Addressee(String email, String language) {}

    /** Empty when the contact no longer wants mail, or the account has no role any more. */
    private Optional<Addressee> addressee(AreaId area, PlanParty party) {
        UUID contact = party.contact();
        if (contact != null) {
            return network.reachable(area, List.of(contact), Purpose.INVITATION).stream()
                    .findFirst()
                    .map(this::addressee);
        }
        return accounts.holders(area, Role.MUNICIPALITY).stream()
                .filter(holder -> holder.account().equals(party.account()))
                .findFirst()
                .map(RoleHolder::email)
                .map(email -> new Addressee(email, "nl"));
    }

    private Addressee addressee(Contact contact) {
        return new Addressee(
                String.valueOf(contact.email()),
                texts.in(contact.language()).language().code());
    }

    /** Follows from the address too: who gets another address, gets another link. */
    private String secret(AreaId area, PlanParty party, Addressee to) {
        String about = "plan party " + party.id() + " " + to.email().toLowerCase(Locale.ROOT);
        return vault.secret(area, about);
    }

    private static String hash(String secret) {
        return DigestUtils.sha256Hex(secret);
    }

    /** The address of a contact's link, without what comes before it; empty when nobody can be asked by link. */
    String path(AreaId area, PlanParty party) {
        return party.contact() == null
                ? ""
                : addressee(area, party)
                        .map(to -> "/a/" + secret(area, party, to))
                        .orElse("");
    }

    /** What a link opens, in an area that is not entered yet. */
    Optional<Areas.Link> link(String secret) {
        return areas.link(hash(secret)).filter(link -> link.kind().equals(PARTY));
    }

    /** Mails the page of what was done to the contacts of the organisations that took part, each address once. */
    void tell(Area area, PlanVersion version, String path) {
        Set<String> told = new HashSet<>();
        tookPart(version)
                .flatMap(organisation -> network.reachable(area.id(), organisation, Purpose.INVITATION).stream())
                .map(this::addressee)
                .filter(to -> told.add(to.email().toLowerCase(Locale.ROOT)))
                .forEach(to -> outbox.add(
                        area.id(),
                        mails.mail(
                                TOLD,
                                to.language(),
                                to.email(),
                                Map.of("link", settings.baseUrl() + path + "?taal=" + to.language()))));
    }

    /** The organisations of the talks, and those that were asked. */
    private Stream<UUID> tookPart(PlanVersion version) {
        return Stream.concat(
                        talks.parties(version.area(), version.engagement()).stream()
                                .map(Organisation::id),
                        version.parties().stream()
                                .map(PlanParty::organisation)
                                .filter(Objects::nonNull)
                                .flatMap(id -> network.find(version.area(), id, Sight.EVERYTHING).stream())
                                .map(Organisation::id))
                .distinct();
    }

    /** The words of the mails, which staff may change. */
    @Configuration(proxyBeanMethods = false)
    static class Words {

        @Bean
        MailText planAsked() {
            return ASKED;
        }

        @Bean
        MailText planChanged() {
            return CHANGED;
        }

        @Bean
        MailText planReplied() {
            return REPLIED;
        }

        @Bean
        MailText planAdvice() {
            return ADVICE;
        }

        @Bean
        MailText planTold() {
            return TOLD;
        }
    }
}
