package nl.bruggenbouwer.privacy;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;

/**
 * One kind of record in which a person can be found. Each module makes a bean per kind; the pages about one person, and
 * what erases again after a restore, know no table by themselves.
 */
public interface PersonalData {

    /** Lower-case letters. Key of its texts: {@code personal.<name>}, and where they apply with {@code .stays} and {@code .first}. */
    String name();

    /** The columns that are found and given here, as "table.column"; docs/columns.csv marks them personal. */
    Set<String> columns();

    /** What there is of this person in some areas, which the caller has entered; {@link AreaId#NATIONAL} may be among them. */
    List<Item> find(Person person, Collection<AreaId> areas);

    /**
     * Erases one row that was found, in the caller's transaction of the login {@code worker}. It may be gone already, or be
     * back after a restore: false when there was nothing.
     */
    boolean erase(AreaId area, UUID row);

    /**
     * By what somebody is found.
     *
     * @param email in lower case
     * @param phone in international form
     */
    record Person(
            @Nullable UUID account,
            @Nullable String email,
            @Nullable String phone) {

        public Person {
            email = email == null ? null : email.toLowerCase(Locale.ROOT);
        }
    }

    /** One row, and what it says. */
    record Item(AreaId area, UUID row, Fate fate, Values values) {}

    /** What becomes of a row when its person asks for erasure. */
    enum Fate {
        ERASED,
        /** Its own period goes on; the text says why. */
        STAYS,
        /** Somebody has to do something before anything of this person can be erased; the text says what. */
        FIRST
    }
}
