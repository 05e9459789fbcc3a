package nl.bruggenbouwer.meeting;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import org.springframework.boot.test.context.TestComponent;

/** The links of people who are invited, for tests: their mails may have left already. */
@TestComponent
public class Invitations {

    private final InvitationSql invitations;
    private final InviteToMeeting invite;

    Invitations(InvitationSql invitations, InviteToMeeting invite) {
        this.invitations = invitations;
        this.invite = invite;
    }

    /** The path of a contact's only invitation. */
    public String path(Area area, UUID contact) {
        return Tenancy.in(
                area.id(),
                () -> invite.path(
                        area, invitations.of(area.id(), List.of(contact)).get(0).id()));
    }
}
