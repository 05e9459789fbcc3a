package nl.bruggenbouwer.audit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** What an account did or read. Stays for its own period: a row that is taken out breaks the chain, and it holds an id only. */
@Repository
class LogData implements PersonalData {

    private final JdbcClient db;

    LogData(JdbcClient db) {
        this.db = db;
    }

    @Override
    public String name() {
        return "log";
    }

    @Override
    public Set<String> columns() {
        return Set.of("audit_entry.account", "audit_entry.subject");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Item> find(Person person, Collection<AreaId> areas) {
        UUID account = person.account();
        return db.sql("""
                        select area_id, id, at, action
                          from audit_entry
                         where area_id = any(:areas) and (account = :account or subject = :subject)
                         order by at, id
                        """)
                .param("areas", AreaId.values(areas))
                .param("account", account)
                .param("subject", account == null ? null : account.toString())
                .query((row, n) -> {
                    String action = row.getString("action");
                    return new Item(
                            new AreaId(row.getInt("area_id")),
                            row.getObject("id", UUID.class),
                            Fate.STAYS,
                            new Values()
                                    .moment("when", row.getTimestamp("at").toInstant())
                                    .add("action", action, t -> Audit.words(t, action)));
                })
                .list();
    }

    /** Never: see above. */
    @Override
    public boolean erase(AreaId area, UUID row) {
        return false;
    }
}
