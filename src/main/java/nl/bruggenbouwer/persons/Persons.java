package nl.bruggenbouwer.persons;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.PersonalData.Fate;
import nl.bruggenbouwer.privacy.PersonalData.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Finds one person in every module, and erases what may go. */
@Component
class Persons {

    private final List<PersonalData> modules;
    private final Accounts accounts;
    private final Erased erased;
    private final TransactionTemplate worker;

    Persons(
            List<PersonalData> modules,
            Accounts accounts,
            Erased erased,
            @Qualifier("workerTransaction") TransactionTemplate worker) {
        this.modules = modules.stream()
                .sorted(Comparator.comparing(PersonalData::name))
                .toList();
        this.accounts = accounts;
        this.erased = erased;
        this.worker = worker;
    }

    /** Whoever has this address or number; the account of the address comes along. */
    Person withAddress(@Nullable String email, @Nullable String phone) {
        UUID account = email == null ? null : accounts.of(email).orElse(null);
        return new Person(account, email, phone);
    }

    static Person of(Member member) {
        return new Person(member.account(), member.email(), null);
    }

    Found find(Person person, Collection<AreaId> areas) {
        return new Found(Tenancy.in(
                areas,
                () -> modules.stream()
                        .map(data -> new Found.Kind(data, data.find(person, areas)))
                        .filter(kind -> !kind.items().isEmpty())
                        .toList()));
    }

    /** Erases what may go, all of it or nothing; what it was is noted before in the keys folder. */
    void erase(Found found) {
        List<Erased.Row> rows = found.kinds().stream()
                .flatMap(kind -> kind.items().stream()
                        .filter(item -> item.fate() == Fate.ERASED)
                        .map(item -> erased.row(kind.data(), item)))
                .toList();
        erased.add(rows);
        eraseRows(rows);
    }

    /** How many there were. */
    int eraseRows(Collection<Erased.Row> rows) {
        return worker.execute(status -> (int) rows.stream().filter(this::erase).count());
    }

    private boolean erase(Erased.Row row) {
        return data(row.data()).anyMatch(data -> data.erase(row.area(), row.id()));
    }

    private Stream<PersonalData> data(String name) {
        return modules.stream().filter(data -> data.name().equals(name));
    }
}
