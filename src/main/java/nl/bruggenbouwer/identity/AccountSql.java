package nl.bruggenbouwer.identity;

import java.sql.Date;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** SQL for account and membership: national tables. */
@Repository
class AccountSql {

    private final JdbcClient db;

    AccountSql(JdbcClient db) {
        this.db = db;
    }

    private record RoleRow(String name, String email, int area, String role) {}

    /** An open account with the roles that count today; empty when it is closed or has no role left. */
    @Transactional(readOnly = true)
    public Optional<Member> member(UUID account) {
        var rows = db.sql("""
                        select a.name, a.email, m.area_id as area, m.role
                          from account a
                          join membership m on m.account_id = a.id
                         where a.id = :account and a.closed_at is null
                           and (m.ends_on is null or m.ends_on >= current_date)
                        """).param("account", account).query(RoleRow.class).list();
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Map<AreaId, Set<Role>> roles = new HashMap<>();
        for (RoleRow row : rows) {
            roles.computeIfAbsent(new AreaId(row.area()), a -> EnumSet.noneOf(Role.class))
                    .add(Role.valueOf(row.role()));
        }
        return Optional.of(new Member(account, rows.get(0).name(), rows.get(0).email(), roles));
    }

    /** An account and its address as it was written when it was made. */
    record Addressee(UUID account, String email) {}

    /** The open account of this address, if it has a role left: who may sign in. */
    Optional<Addressee> holder(String email) {
        return db.sql("""
                        select a.id as account, a.email
                          from account a
                         where lower(a.email) = lower(:email) and a.closed_at is null
                           and exists (select 1
                                         from membership m
                                        where m.account_id = a.id
                                          and (m.ends_on is null or m.ends_on >= current_date))
                        """).param("email", email).query(Addressee.class).optional();
    }

    /** The account of this address; made, or opened again, where needed. */
    UUID ensure(String email, String name, Instant now) {
        return db.sql("""
                        insert into account (id, email, name, created_at)
                        values (:id, :email, :name, :now)
                        on conflict (lower(email)) do update set closed_at = null
                        returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("email", email)
                .param("name", name)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .single();
    }

    /**
     * Gives a role, or changes until when it counts.
     *
     * @param until the last day on which it counts; null = until it is ended
     */
    void give(UUID account, AreaId area, Role role, @Nullable LocalDate until, Instant now) {
        db.sql("""
                        insert into membership (account_id, area_id, role, since, ends_on)
                        values (:account, :area, :role, :now, :until)
                        on conflict (account_id, area_id, role) do update set ends_on = :until
                        """)
                .param("until", until, Types.DATE)
                .param("account", account)
                .param("area", area.value())
                .param("role", role.name())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Addresses of those who have a role in an area today. */
    @Transactional(readOnly = true)
    public List<String> addresses(AreaId area, Role role) {
        return db.sql("""
                        select a.email
                          from account a
                          join membership m on m.account_id = a.id
                         where m.area_id = :area and m.role = :role and a.closed_at is null
                           and (m.ends_on is null or m.ends_on >= current_date)
                         order by a.email
                        """)
                .param("area", area.value())
                .param("role", role.name())
                .query(String.class)
                .list();
    }

    /** Who has a role in this area today. */
    List<RoleHolder> holders(AreaId area) {
        return db.sql("""
                        select a.id, a.name, a.email, m.role, m.ends_on
                          from membership m
                          join account a on a.id = m.account_id
                         where m.area_id = :area and a.closed_at is null
                           and (m.ends_on is null or m.ends_on >= current_date)
                         order by a.name, a.email, m.role
                        """)
                .param("area", area.value())
                .query((row, n) -> new RoleHolder(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("email"),
                        Role.valueOf(row.getString("role")),
                        row.getObject("ends_on", LocalDate.class)))
                .list();
    }

    /** Names by account. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Set<UUID> accounts) {
        Map<UUID, String> names = new HashMap<>();
        if (!accounts.isEmpty()) {
            db.sql("select id, name from account where id in (:accounts)")
                    .param("accounts", accounts)
                    .query(row -> {
                        names.put(row.getObject("id", UUID.class), row.getString("name"));
                    });
        }
        return names;
    }

    /** Notes that somebody signed in on this day. */
    @Transactional
    public void used(UUID account, LocalDate day) {
        db.sql("update account set used_on = :day where id = :account and used_on is distinct from :day")
                .param("account", account)
                .param("day", Date.valueOf(day))
                .update();
    }

    Optional<UUID> withAddress(String email) {
        return db.sql("select id from account where lower(email) = lower(:email)")
                .param("email", email)
                .query(UUID.class)
                .optional();
    }

    boolean taken(String email) {
        return db.sql("select exists (select 1 from account where lower(email) = lower(:email))")
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    /** False when another account has this address by now. */
    boolean changeAddress(UUID account, String email) {
        return db.sql("""
                        update account set email = :email
                         where id = :account
                           and not exists (select 1 from account where lower(email) = lower(:email) and id <> :account)
                        """).param("account", account).param("email", email).update() == 1;
    }

    boolean isAdministrator(String email) {
        return db.sql("""
                        select exists (select 1
                                         from account a
                                         join membership m on m.account_id = a.id
                                        where lower(a.email) = lower(:email) and m.role = 'ADMINISTRATOR')
                        """).param("email", email).query(Boolean.class).single();
    }

    /** Whether anybody is an administrator. */
    boolean hasAdministrator() {
        return db.sql("select exists (select 1 from membership where role = 'ADMINISTRATOR')")
                .query(Boolean.class)
                .single();
    }

    /** One at a time: two people with the bootstrap link make one administrator. */
    void lockAdministrators() {
        db.sql("select pg_advisory_xact_lock(826174)").query((row, n) -> n).list();
    }

    /** Changes until when a role counts; true if there is one. */
    boolean setUntil(UUID account, AreaId area, Role role, @Nullable LocalDate until) {
        return db.sql("""
                        update membership set ends_on = :until
                         where account_id = :account and area_id = :area and role = :role
                        """)
                        .param("until", until, Types.DATE)
                        .param("account", account)
                        .param("area", area.value())
                        .param("role", role.name())
                        .update()
                == 1;
    }

    /** The role ends now; true if there was one. */
    boolean end(UUID account, AreaId area, Role role) {
        return db.sql("delete from membership where account_id = :account and area_id = :area and role = :role")
                        .param("account", account)
                        .param("area", area.value())
                        .param("role", role.name())
                        .update()
                == 1;
    }
}
