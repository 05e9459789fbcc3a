package nl.bruggenbouwer.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.stereotype.Component;

/** Trajects that an account leads or has the next action of. Whoever leads one that runs, hands it over first. */
@Component
class EngagementData implements PersonalData {

    private final EngagementSql sql;
    private final Engagements engagements;

    EngagementData(EngagementSql sql, Engagements engagements) {
        this.sql = sql;
        this.engagements = engagements;
    }

    @Override
    public String name() {
        return "engagement";
    }

    @Override
    public Set<String> columns() {
        return Set.of("engagement.owner", "engagement.next_owner");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        UUID account = person.account();
        return account == null
                ? List.of()
                : sql.of(account, areas).stream()
                        .map(engagement -> new Item(
                                engagement.area(),
                                engagement.id(),
                                engagement.owner().equals(account) && engagement.runs(engagements.today())
                                        ? Fate.FIRST
                                        : Fate.STAYS,
                                new Values().text("title", engagement.title()).moment("begun", engagement.begunAt())))
                        .toList();
    }

    /** Never: the traject stays, with an id that no longer leads to anybody. */
    @Override
    public boolean erase(AreaId area, UUID row) {
        return false;
    }
}
