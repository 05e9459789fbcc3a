package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Visitor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The session holds the account's id, the moment of signing in, and the moment at which a second factor was shown (and for
 * a moment the question for a passkey), nothing else; name and roles are read for each request, so a role that ends, ends at once.
 */
@Component
public class SignedIn {

    /** However active somebody is: after this long they sign in again. */
    private static final Duration AT_MOST = Duration.ofHours(12);

    static final String ACCOUNT = "account";
    private static final String SINCE = "since";
    private static final String FACTOR = "factor";
    private static final String CHALLENGE = "challenge";

    private final AccountSql accounts;
    private final Clock clock;

    SignedIn(AccountSql accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Signs in under a new session id, by the link in the mail: staff have a second step to go. */
    public void start(HttpServletRequest request, UUID account) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setAttribute(ACCOUNT, account.toString());
        session.setAttribute(SINCE, clock.instant().toEpochMilli());
        accounts.used(account, LocalDate.ofInstant(clock.instant(), Time.ZONE));
    }

    /** Notes that this session's person has just shown a second factor. */
    public void showFactor(HttpServletRequest request) {
        request.changeSessionId();
        request.getSession().setAttribute(FACTOR, clock.instant().toEpochMilli());
    }

    /** When a second factor was last shown in this session, or null. */
    @Nullable
    Instant factorShown(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(FACTOR) instanceof Long shown
                ? Instant.ofEpochMilli(shown)
                : null;
    }

    /** The question that this session's next passkey answers. */
    String challenge(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.getAttribute(CHALLENGE) instanceof String asked) {
            return asked;
        }
        String challenge = Passkeys.challenge();
        session.setAttribute(CHALLENGE, challenge);
        return challenge;
    }

    /** The question that was asked, which is answered once. */
    Optional<String> takeChallenge(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(CHALLENGE) instanceof String asked)) {
            return Optional.empty();
        }
        session.removeAttribute(CHALLENGE);
        return Optional.of(asked);
    }

    void end(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /** Who is signed in, or null. */
    @Nullable
    Member member(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null
                || !(session.getAttribute(ACCOUNT) instanceof String account)
                || !(session.getAttribute(SINCE) instanceof Long since)) {
            return null;
        }
        if (Instant.ofEpochMilli(since).plus(AT_MOST).isBefore(clock.instant())) {
            session.invalidate();
            return null;
        }
        Member member = accounts.member(UUID.fromString(account)).orElse(null);
        if (member != null) {
            request.setAttribute(Visitor.class.getName(), new Visitor(member.account(), member.name()));
        }
        return member;
    }
}
