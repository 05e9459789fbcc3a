package nl.bruggenbouwer.meeting;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Somebody as invited to joint meetings. Goes with the contact too, of whom it is. */
@Repository
class InvitationData implements PersonalData {

    private final InvitationSql invitations;
    private final JointMeetingSql meetings;
    private final Network network;
    private final JdbcClient worker;

    InvitationData(
            InvitationSql invitations,
            JointMeetingSql meetings,
            Network network,
            @Qualifier("workerClient") JdbcClient worker) {
        this.invitations = invitations;
        this.meetings = meetings;
        this.network = network;
        this.worker = worker;
    }

    @Override
    public String name() {
        return "invitation";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "meeting_invitation.contact_id",
                "meeting_invitation.coming",
                "meeting_invitation.side",
                "meeting_invitation.needs");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return areas.stream()
                .filter(area -> !area.equals(AreaId.NATIONAL)) // contacts are of an area
                .flatMap(area -> invitations.of(area, network.contacts(area, person)).stream()
                        .map(invitation -> item(area, invitation)))
                .toList();
    }

    private Item item(AreaId area, Invitation invitation) {
        Values values = new Values();
        meetings.find(area, invitation.meeting())
                .ifPresent(meeting -> values.text("title", meeting.title()).day("when", meeting.day()));
        var coming = invitation.coming();
        var side = invitation.side();
        if (coming != null) {
            values.word("answer", coming.name(), "visitor.invite.coming." + coming);
        }
        if (side != null) {
            values.word("side", side.name(), "visitor.date.side." + side);
        }
        Invitation.Needs needs = invitation.needs();
        if (!needs.interpreter().isEmpty()) {
            values.word("need", needs.interpreter(), "network.language." + needs.interpreter());
        }
        if (needs.childcare()) {
            values.word("need", "childcare", "visitor.invite.childcare");
        }
        if (needs.travel()) {
            values.word("need", "travel", "visitor.invite.travel");
        }
        return new Item(area, invitation.id(), Fate.ERASED, values);
    }

    @Override
    @Transactional(transactionManager = "workerTransactions", propagation = Propagation.MANDATORY)
    public boolean erase(AreaId area, UUID row) {
        return worker.sql("delete from meeting_invitation where area_id = :area and id = :id")
                        .param("area", area.value())
                        .param("id", row)
                        .update()
                == 1;
    }
}
