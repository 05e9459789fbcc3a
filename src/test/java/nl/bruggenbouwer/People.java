package nl.bruggenbouwer;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Role;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.env.Environment;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;

/** Areas and people for tests. Every test makes its own, so none has to be cleaned up. */
@TestComponent
public class People {

    private final Areas areas;
    private final Accounts accounts;
    private final SessionRepository<?> sessions;
    private final Environment environment;

    People(Areas areas, Accounts accounts, SessionRepository<?> sessions, Environment environment) {
        this.areas = areas;
        this.accounts = accounts;
        this.sessions = sessions;
        this.environment = environment;
    }

    public Area area() {
        String slug = "t" + UUID.randomUUID().toString().substring(0, 18);
        return areas.open(slug, "Gebied " + slug.substring(1, 6), "", false).orElseThrow();
    }

    /** A new account with one role in an area ({@link AreaId#NATIONAL} for an administrator). */
    public UUID account(AreaId area, Role role) {
        return accounts.ensure(UUID.randomUUID() + "@voorbeeld.example", "Noor", area, role);
    }

    /** A browser in which a new account with this role is signed in. */
    public Browser signedIn(AreaId area, Role role) {
        return signedIn(account(area, role));
    }

    public Browser signedIn(UUID account) {
        return signedIn(account, Instant.now());
    }

    /** A browser in which this account signed in at that moment. */
    public Browser signedIn(UUID account, Instant since) {
        return browser().cookie("sessie", cookie(session(sessions, account, since, true)));
    }

    /** A browser in which this account followed the link in the mail, and showed no second factor yet. */
    public Browser linked(UUID account) {
        return browser().cookie("sessie", cookie(session(sessions, account, Instant.now(), false)));
    }

    /** A browser that knows us not yet. */
    public Browser browser() {
        return new Browser(environment.getRequiredProperty("local.server.port", Integer.class));
    }

    /** The number of a session in which this account signed in at that moment, with a second factor or without. */
    public static <S extends Session> String session(
            SessionRepository<S> sessions, UUID account, Instant since, boolean factor) {
        S session = sessions.createSession();
        session.setAttribute("account", account.toString());
        session.setAttribute("since", since.toEpochMilli());
        if (factor) {
            session.setAttribute("factor", since.toEpochMilli());
        }
        sessions.save(session);
        return session.getId();
    }

    private static String cookie(String session) {
        return Base64.getEncoder().encodeToString(session.getBytes(StandardCharsets.UTF_8));
    }
}
