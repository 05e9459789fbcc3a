package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Accounts and their roles, for other modules. */
@Component
public class Accounts {

    private final AccountSql accounts;
    private final Clock clock;

    Accounts(AccountSql accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Gives a role in an area to the account of this address, which is made if there is none. Repeating changes nothing. */
    @Transactional
    public UUID ensure(String email, String name, AreaId area, Role role) {
        UUID account = accounts.ensure(email, name, clock.instant());
        accounts.give(account, area, role, null, clock.instant());
        return account;
    }

    /** Who has a role in an area today. */
    @Transactional(readOnly = true)
    public List<RoleHolder> holders(AreaId area, Role role) {
        return accounts.holders(area).stream()
                .filter(holder -> holder.role() == role)
                .toList();
    }

    /** The names of some accounts, closed ones too. */
    public Map<UUID, String> names(Collection<UUID> some) {
        return accounts.names(Set.copyOf(some));
    }

    /** The account of this address, a closed one too. */
    @Transactional(readOnly = true)
    public Optional<UUID> of(String email) {
        return accounts.withAddress(email);
    }

    /** Mail addresses of the coordinators of an area. */
    public List<String> coordinators(AreaId area) {
        return accounts.addresses(area, Role.COORDINATOR);
    }
}
