package nl.bruggenbouwer.network;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for representative. */
@Repository
@Transactional
class RepresentativeSql {

    private final JdbcClient db;

    RepresentativeSql(JdbcClient db) {
        this.db = db;
    }

    /**
     * Lets an account keep what a contact keeps, in the place of one that did.
     *
     * @param gaveRole whether the account has its role for this, so that the role ends with it
     */
    public void put(AreaId area, UUID contact, UUID account, boolean gaveRole, UUID by, Instant now) {
        db.sql("""
                        insert into representative (area_id, contact_id, account_id, gave_role, invited_at, invited_by)
                        values (:area, :contact, :account, :gave, :now, :by)
                            on conflict (area_id, contact_id) do update
                           set account_id = excluded.account_id, gave_role = excluded.gave_role,
                               invited_at = excluded.invited_at, invited_by = excluded.invited_by
                        """)
                .param("gave", gaveRole)
                .param("area", area.value())
                .param("contact", contact)
                .param("account", account)
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
    }

    /** The accounts that keep an organisation, by contact. */
    @Transactional(readOnly = true)
    public Map<UUID, UUID> accounts(AreaId area, UUID organisation) {
        Map<UUID, UUID> accounts = new LinkedHashMap<>();
        db.sql("""
                        select r.contact_id, r.account_id
                          from representative r
                          join contact c on c.area_id = r.area_id and c.id = r.contact_id
                         where r.area_id = :area and c.organisation_id = :organisation
                         order by r.invited_at, r.contact_id
                        """)
                .param("area", area.value())
                .param("organisation", organisation)
                .query(row -> {
                    accounts.put(row.getObject("contact_id", UUID.class), row.getObject("account_id", UUID.class));
                });
        return accounts;
    }

    /** The account that keeps what this contact keeps. */
    @Transactional(readOnly = true)
    public Optional<UUID> account(AreaId area, UUID contact) {
        return db.sql("select account_id from representative where area_id = :area and contact_id = :contact")
                .param("area", area.value())
                .param("contact", contact)
                .query(UUID.class)
                .optional();
    }

    /**
     * An organisation that an account keeps.
     *
     * @param contact as whom
     */
    record Own(AreaId area, UUID contact, UUID id, String organisation, boolean umbrella) {}

    /** All that an account keeps in some areas, in order of name. */
    @Transactional(readOnly = true)
    public List<Own> own(Collection<AreaId> areas, UUID account) {
        return areas.isEmpty()
                ? List.of()
                : db.sql("""
                                select r.area_id, r.contact_id, o.id, o.name, o.kind = 'UMBRELLA' as umbrella
                                  from representative r
                                  join contact c on c.area_id = r.area_id and c.id = r.contact_id
                                  join organisation o on o.area_id = c.area_id and o.id = c.organisation_id
                                 where r.area_id = any(:areas) and r.account_id = :account and o.removed_at is null
                                 order by o.sought, r.contact_id
                                """)
                        .param("areas", AreaId.values(areas))
                        .param("account", account)
                        .query((row, n) -> new Own(
                                new AreaId(row.getInt("area_id")),
                                row.getObject("contact_id", UUID.class),
                                row.getObject("id", UUID.class),
                                row.getString("name"),
                                row.getBoolean("umbrella")))
                        .list();
    }

    /** Whether an account has its role in an area because it keeps an organisation there. */
    @Transactional(readOnly = true)
    public boolean gaveRole(AreaId area, UUID account) {
        return db.sql("""
                        select exists (select 1
                                         from representative
                                        where area_id = :area and account_id = :account and gave_role)
                        """)
                .param("area", area.value())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** Whether an account keeps any organisation of an area. */
    @Transactional(readOnly = true)
    public boolean any(AreaId area, UUID account) {
        return db.sql("select exists (select 1 from representative where area_id = :area and account_id = :account)")
                .param("area", area.value())
                .param("account", account)
                .query(Boolean.class)
                .single();
    }

    /** An account that no longer keeps an organisation, and whether it has its role for that. */
    record Ended(UUID account, boolean gaveRole) {}

    /** The account that no longer keeps what this contact keeps; empty when none did. */
    public Optional<Ended> end(AreaId area, UUID contact) {
        return db.sql("""
                        delete from representative
                         where area_id = :area and contact_id = :contact
                        returning account_id, gave_role
                        """)
                .param("area", area.value())
                .param("contact", contact)
                .query((row, n) -> new Ended(row.getObject("account_id", UUID.class), row.getBoolean("gave_role")))
                .optional();
    }
}
