package nl.bruggenbouwer.persons;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.privacy.PersonalData.Person;
import nl.bruggenbouwer.start.Settings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How coordinators answer somebody who asks for their data. Each sees and erases what is national and what is of their own
 * areas; of other areas only how many rows there are, so that a colleague there can be asked.
 */
@Component
class AnswerPerson {

    private final PersonRequestSql sql;
    private final Persons persons;
    private final Areas areas;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Clock clock;

    AnswerPerson(
            PersonRequestSql sql,
            Persons persons,
            Areas areas,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            Clock clock) {
        this.sql = sql;
        this.persons = persons;
        this.areas = areas;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    List<PersonRequest> open() {
        return national(sql::open);
    }

    List<PersonRequest> ended() {
        return national(sql::ended);
    }

    Optional<PersonRequest> find(UUID id) {
        return national(() -> sql.find(id));
    }

    void note(PersonRequest request) {
        national(() -> {
            if (sql.add(request, clock.instant())) {
                audit.record(AreaId.NATIONAL, request.notedBy(), "person request noted", request.id());
            }
            return true;
        });
    }

    /** What this reader may see of the person, noted in the log as read. */
    Found mine(PersonRequest request, Member reader) {
        national(() -> {
            audit.read(AreaId.NATIONAL, reader.account(), "personal data read", request.id());
            return true;
        });
        return persons.find(person(request), own(reader));
    }

    /** What there is in areas that are not this reader's. */
    Found elsewhere(PersonRequest request, Member reader) {
        List<AreaId> others = areas.all().stream()
                .map(Area::id)
                .filter(area -> !reader.ofAlliance(area))
                .toList();
        return others.isEmpty() ? new Found(List.of()) : persons.find(person(request), others);
    }

    private static List<AreaId> own(Member reader) {
        List<AreaId> own = new ArrayList<>();
        own.add(AreaId.NATIONAL);
        reader.roles().keySet().stream().filter(reader::ofAlliance).forEach(own::add);
        return own;
    }

    private Person person(PersonRequest request) {
        return persons.withAddress(request.email(), request.phone());
    }

    /** What came of erasing. */
    enum Result {
        DONE,
        /** Who noted the request does not erase; a colleague does. */
        NOTED_IT,
        YOURSELF,
        /** Something has to be done first. */
        WAITS,
        /** It asks no erasure, or has ended. */
        NOT_ASKED
    }

    Result erase(PersonRequest request, Member by) {
        if (!request.open() || request.wish() != PersonRequest.Wish.ERASURE) {
            return Result.NOT_ASKED;
        }
        if (request.notedBy().equals(by.account()) && !settings.demo()) {
            return Result.NOTED_IT;
        }
        Person person = person(request);
        if (by.account().equals(person.account())) {
            return Result.YOURSELF;
        }
        Found found = persons.find(person, own(by));
        if (Stream.of(found, elsewhere(request, by)).anyMatch(Found::waits)) {
            return Result.WAITS;
        }
        persons.erase(found);
        national(() -> {
            sql.erased(request.id(), by.account(), clock.instant());
            audit.record(AreaId.NATIONAL, by.account(), "person erased", request.id());
            return true;
        });
        return Result.DONE;
    }

    void end(PersonRequest request, Member by) {
        national(() -> {
            if (sql.end(request.id(), by.account(), clock.instant())) {
                audit.record(AreaId.NATIONAL, by.account(), "person request ended", request.id());
            }
            return true;
        });
    }

    private <T> T national(Supplier<T> work) {
        return Objects.requireNonNull(Tenancy.in(AreaId.NATIONAL, () -> transaction.execute(status -> work.get())));
    }
}
