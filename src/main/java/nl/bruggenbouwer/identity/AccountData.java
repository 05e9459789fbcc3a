package nl.bruggenbouwer.identity;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import org.springframework.stereotype.Component;

/** Somebody's account with all that belongs to it: roles, second steps, sessions, links. It goes as a whole. */
@Component
class AccountData implements PersonalData {

    private final AccountDataSql sql;
    private final AdministratorSql administrators;

    AccountData(AccountDataSql sql, AdministratorSql administrators) {
        this.sql = sql;
        this.administrators = administrators;
    }

    @Override
    public String name() {
        return "account";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "account.id",
                "account.email",
                "account.name",
                "account.used_on",
                "address_change.account_id",
                "address_change.email",
                "factor.account_id",
                "factor.name",
                "factor_reset.account_id",
                "factor_reset.asked_by",
                "factor_reset.confirmed_by",
                "former_address.account_id",
                "known_device.account_id",
                "known_device.used_on",
                "membership.account_id",
                "recovery_code.account_id",
                "sign_in_token.account_id",
                "spring_session.principal_name",
                "spring_session_attributes.attribute_bytes");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        UUID account = person.account();
        if (account == null || !areas.contains(AreaId.NATIONAL)) {
            return List.of();
        }
        return sql.values(account).stream()
                .map(values -> new Item(AreaId.NATIONAL, account, fate(account), values))
                .toList();
    }

    /** Without an administrator nobody could invite anybody. */
    private Fate fate(UUID account) {
        return administrators.isLast(account) ? Fate.FIRST : Fate.ERASED;
    }

    @Override
    public boolean erase(AreaId area, UUID row) {
        return sql.erase(row);
    }
}
