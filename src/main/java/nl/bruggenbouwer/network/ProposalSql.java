package nl.bruggenbouwer.network;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** SQL for proposal. What was sent is encrypted here. */
@Repository
@Transactional
class ProposalSql {

    private final JdbcClient db;
    private final Vault vault;

    ProposalSql(JdbcClient db, Vault vault) {
        this.db = db;
        this.vault = vault;
    }

    /** Adds it; false when it is there already (a form that was sent twice). */
    public boolean add(AreaId area, Proposal proposal) {
        Proposal.Held held = proposal.held();
        Proposal.Introduced introduced = proposal.introduced();
        return db.sql("""
                        insert into proposal (area_id, id, content, held_because, received_on, umbrella_id, introduced_by)
                        values (:area, :id, :content, :held, :on, :umbrella, :by)
                            on conflict do nothing
                        """)
                        .param("area", area.value())
                        .param("id", proposal.id())
                        .param(
                                "content",
                                vault.seal(
                                        place(area, proposal.id()),
                                        JsonMapper.shared().writeValueAsString(proposal.content())))
                        .param("held", held == null ? null : held.name())
                        .param("on", Date.valueOf(proposal.receivedOn()))
                        .param("umbrella", introduced == null ? null : introduced.umbrella())
                        .param("by", introduced == null ? null : introduced.by())
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    public Optional<Proposal> find(AreaId area, UUID id) {
        return db.sql("select * from proposal where area_id = :area and id = :id")
                .param("area", area.value())
                .param("id", id)
                .query((row, n) -> proposal(area, row))
                .optional();
    }

    /** The proposal, its row held until commit; empty when somebody decided already. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<Proposal> lock(AreaId area, UUID id) {
        db.sql("select 1 from proposal where area_id = :area and id = :id for update")
                .param("area", area.value())
                .param("id", id)
                .query(Integer.class)
                .optional();
        return find(area, id);
    }

    /** All that wait, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Proposal> all(AreaId area) {
        return db.sql("select * from proposal where area_id = :area order by received_on, id")
                .param("area", area.value())
                .query((row, n) -> proposal(area, row))
                .list();
    }

    /** Those that an umbrella organisation introduced and that wait, the longest waiting first. */
    @Transactional(readOnly = true)
    public List<Proposal> introduced(AreaId area, UUID umbrella) {
        return db.sql(
                        "select * from proposal where area_id = :area and umbrella_id = :umbrella order by received_on, id")
                .param("area", area.value())
                .param("umbrella", umbrella)
                .query((row, n) -> proposal(area, row))
                .list();
    }

    /** How many an account introduced that wait. */
    @Transactional(readOnly = true)
    public int introducedBy(AreaId area, UUID account) {
        return db.sql("select count(*) from proposal where area_id = :area and introduced_by = :account")
                .param("area", area.value())
                .param("account", account)
                .query(Integer.class)
                .single();
    }

    /** How many wait that were not held back, for those of these areas that have any. */
    @Transactional(readOnly = true)
    public Map<AreaId, Integer> waiting(Collection<AreaId> areas) {
        Map<AreaId, Integer> waiting = new HashMap<>();
        if (!areas.isEmpty()) {
            db.sql("""
                            select area_id, count(*) as n
                              from proposal
                             where area_id = any(:areas) and held_because is null
                             group by area_id
                            """).param("areas", AreaId.values(areas)).query(row -> {
                waiting.put(new AreaId(row.getInt("area_id")), row.getInt("n"));
            });
        }
        return waiting;
    }

    public void remove(AreaId area, UUID id) {
        db.sql("delete from proposal where area_id = :area and id = :id")
                .param("area", area.value())
                .param("id", id)
                .update();
    }

    private Proposal proposal(AreaId area, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String held = row.getString("held_because");
        UUID umbrella = row.getObject("umbrella_id", UUID.class);
        String content = Objects.requireNonNull(vault.open(place(area, id), row.getBytes("content")));
        return new Proposal(
                id,
                row.getObject("received_on", LocalDate.class),
                umbrella == null ? null : new Proposal.Introduced(umbrella, row.getObject("introduced_by", UUID.class)),
                held == null ? null : Proposal.Held.valueOf(held),
                JsonMapper.shared().readValue(content, Proposal.Content.class));
    }

    private static Vault.Place place(AreaId area, UUID id) {
        return new Vault.Place(area, "proposal.content", id);
    }
}
