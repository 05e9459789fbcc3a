package nl.bruggenbouwer.identity;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
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
}
