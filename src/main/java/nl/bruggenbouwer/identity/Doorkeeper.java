package nl.bruggenbouwer.identity;

import java.util.Collections;
import java.util.Set;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Refused;
import org.jspecify.annotations.Nullable;

/** Decides who passes the {@link Gate}. A bean of its own, so that a test can see what holds without it. */
interface Doorkeeper {

    /**
     * Returns if this person may use this route; else there is nothing (404) or it is refused (403).
     *
     * @param area the area in the address, or null
     */
    void check(AccessMatrix.Row row, Member member, @Nullable AreaId area);

    /** By the access matrix. */
    static Doorkeeper byMatrix() {
        return (row, member, area) -> {
            if (area != null && member.rolesIn(area).isEmpty()) {
                throw new NotFound();
            }
            boolean allowed = area != null
                    ? has(row, member.rolesIn(area))
                    : member.roles().values().stream().anyMatch(roles -> has(row, roles));
            if (!allowed) {
                throw new Refused();
            }
        };
    }

    private static boolean has(AccessMatrix.Row row, Set<Role> roles) {
        return row.roles().isEmpty() || !Collections.disjoint(row.roles(), roles);
    }
}
