package nl.bruggenbouwer.identity;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;

/** The signed-in person, read anew for each request: account, name, and roles per area ({@link AreaId#NATIONAL} = national). */
public record Member(UUID account, String name, String email, Map<AreaId, Set<Role>> roles) {

    public Set<Role> rolesIn(AreaId area) {
        return roles.getOrDefault(area, Set.of());
    }

    public boolean is(Role role, AreaId area) {
        return rolesIn(area).contains(role);
    }

    /** Whether this person has a role for which the link in the mail alone is not enough. */
    boolean needsFactor() {
        return roles.values().stream().flatMap(Set::stream).anyMatch(Role::staff);
    }

    /** Works for the Alliantie in this area: may confirm, review and close. */
    public boolean ofAlliance(AreaId area) {
        return is(Role.COORDINATOR, area);
    }
}
