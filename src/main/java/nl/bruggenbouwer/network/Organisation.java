package nl.bruggenbouwer.network;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/**
 * An organisation, formal or informal, or a department of the municipality.
 *
 * @param what what it does, in a few words
 * @param website a web address, or empty
 * @param hidden not public: for coordinators only
 * @param umbrella the organisation that introduced it
 * @param languages that people can speak with it, as codes
 * @param themes of the questionnaire that it knows about, as codes
 * @param voices that it brings to the table; of the organisation, never of a person
 * @param confirmedAt when somebody last said that this is right
 * @param mergedInto it is the same as this one, and only a pointer to it
 */
public record Organisation(
        UUID id,
        String name,
        Side side,
        Kind kind,
        String what,
        String website,
        boolean hidden,
        @Nullable UUID umbrella,
        Set<String> languages,
        Set<String> themes,
        Set<Voice> voices,
        Instant confirmedAt,
        @Nullable UUID mergedInto) {

    /** This one, introduced by an umbrella organisation. */
    Organisation under(UUID other) {
        return new Organisation(
                id, name, side, kind, what, website, hidden, other, languages, themes, voices, confirmedAt, mergedInto);
    }

    /** This one, with what another says that is not here yet; what either wants hidden is hidden. */
    Organisation with(Organisation other) {
        Set<String> all = new HashSet<>(languages);
        all.addAll(other.languages);
        return new Organisation(
                id,
                name,
                side,
                kind,
                what.isEmpty() ? other.what : what,
                website,
                hidden || other.hidden,
                umbrella != null || id.equals(other.umbrella) ? umbrella : other.umbrella,
                all,
                themes,
                voices,
                confirmedAt,
                mergedInto);
    }

    /** This one, saying something else of what it does and of its languages. */
    Organisation saying(String other, Set<String> speaks) {
        return new Organisation(
                id,
                name,
                side,
                kind,
                other,
                website,
                hidden,
                umbrella,
                speaks,
                themes,
                voices,
                confirmedAt,
                mergedInto);
    }

    public enum Kind {
        NEIGHBOURHOOD_TEAM,
        SCHOOL,
        PUBLIC_HEALTH,
        ADVICE_AND_REPORTING,
        WELFARE,
        SHELTER,
        POLICE,
        COMMUNITY,
        WORSHIP,
        WOMEN,
        YOUTH,
        LGBTI,
        DEPARTMENT,
        UMBRELLA,
        OTHER
    }

    /** Who is heard through it; before a scan each should be there. */
    public enum Voice {
        WOMEN,
        YOUTH,
        LGBTI
    }
}
