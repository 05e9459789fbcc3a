package nl.bruggenbouwer.demo;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import nl.bruggenbouwer.identity.Role;

/** The people of the demo area. Their names stand in {@code messages/demo.properties}. */
public enum DemoPerson {
    ADMINISTRATOR(Role.ADMINISTRATOR),
    COORDINATOR(Role.COORDINATOR),
    /** Confirms what the first coordinator opens and closes. */
    COORDINATOR2(Role.COORDINATOR),
    ADVISER(Role.ADVISER),
    MUNICIPALITY(Role.MUNICIPALITY),
    PROFESSIONAL(Role.PROFESSIONAL),
    ORGANISATION(Role.ORGANISATION),
    TRAINER(Role.TRAINER),
    FUNDER(Role.FUNDER);

    private final Role role;

    DemoPerson(Role role) {
        this.role = role;
    }

    public Role role() {
        return role;
    }

    /** As in the forms and in the keys of the texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String email() {
        return code() + "@voorbeeldstad.example";
    }

    static Optional<DemoPerson> of(String code) {
        return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
    }
}
