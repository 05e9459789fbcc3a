package nl.bruggenbouwer.intake;

import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Sight;
import org.springframework.stereotype.Component;

/** What other modules may ask about first talks. The caller has entered the tenant. */
@Component
public class Talks {

    private final TalkSql sql;
    private final PartySql parties;
    private final Network network;

    Talks(TalkSql sql, PartySql parties, Network network) {
        this.sql = sql;
        this.parties = parties;
        this.network = network;
    }

    /** Whether a talk with organisations was held in this traject. */
    public boolean heldWithOrganisations(AreaId area, UUID engagement) {
        return sql.held(area, engagement, Talk.Kind.ORGANISATIONS);
    }

    /** The organisations that take part in this traject, without those that are not public. */
    public List<Organisation> parties(AreaId area, UUID engagement) {
        return sql.of(area, engagement).stream()
                .flatMap(talk -> parties.of(area, talk.id()).stream())
                .distinct()
                .flatMap(id -> network.find(area, id, new Sight(false, null)).stream())
                .distinct()
                .toList();
    }
}
