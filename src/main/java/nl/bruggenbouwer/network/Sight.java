package nl.bruggenbouwer.network;

import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.Refused;
import org.jspecify.annotations.Nullable;

/**
 * How much of the network somebody sees. Every query that reads for a person takes one.
 *
 * @param hidden sees what is not public too
 * @param purpose sees only contacts that agreed to this now; null = all of them
 */
public record Sight(boolean hidden, @Nullable Purpose purpose) {

    /** The coordinator's, and the program's own. */
    public static final Sight EVERYTHING = new Sight(true, null);

    static final Sight ADVISER = new Sight(false, Purpose.TRAJECT);
    static final Sight MUNICIPALITY = new Sight(false, Purpose.MUNICIPALITY);

    /** That of an umbrella organisation: it sees those under it that are not hidden, and reads no contacts at all. */
    static final Sight UMBRELLA = new Sight(false, Purpose.INTRODUCTION);

    /** That of a signed-in person; of several roles the one that sees most counts. */
    public static Sight of(Member member, AreaId area) {
        if (member.ofAlliance(area)) {
            return EVERYTHING;
        }
        if (member.is(Role.ADVISER, area)) {
            return ADVISER;
        }
        if (member.is(Role.MUNICIPALITY, area)) {
            return MUNICIPALITY;
        }
        throw new Refused();
    }

    /** For a query: the purpose, or empty. */
    String needed() {
        return purpose == null ? "" : purpose.name();
    }
}
