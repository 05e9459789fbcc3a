package nl.bruggenbouwer.areas;

import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;

/**
 * A working area (werkgebied): one municipality or a region of several. The tenant.
 *
 * @param municipalities the names of its municipalities, as typed
 */
public record Area(
        AreaId id,
        String slug,
        String name,
        String municipalities,
        @Nullable Contact contact,
        boolean demo) {

    /**
     * The area's contact person, shown to respondents: first name, phone, hours.
     *
     * @param mail where answers to the area's mails go
     */
    public record Contact(
            String name,
            String phone,
            String hours,
            @Nullable String mail) {}
}
