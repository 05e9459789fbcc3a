package nl.bruggenbouwer.intake;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.stereotype.Component;

/** Who got the report of a talk. Found as long as the address is kept; that it was sent to an organisation or function stays. */
@Component
class ReaderData implements PersonalData {

    private final ReportSql reports;

    ReaderData(ReportSql reports) {
        this.reports = reports;
    }

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public Set<String> columns() {
        return Set.of("talk_reader.email", "talk_reader.objection");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        String email = person.email();
        return email == null
                ? List.of()
                : reports.addressed(areas).stream()
                        .filter(found -> found.email().toLowerCase(Locale.ROOT).equals(email))
                        .map(ReaderData::item)
                        .toList();
    }

    private static Item item(ReportSql.Addressed found) {
        ReportReader reader = found.reader();
        return new Item(
                found.area(),
                reader.id(),
                Fate.ERASED,
                new Values()
                        .text("to", reader.label())
                        .text("email", found.email())
                        .moment("sent", reader.sentAt())
                        .moment("answered", reader.answeredAt())
                        .text("objection", reader.objection()));
    }

    @Override
    public boolean erase(AreaId area, UUID row) {
        return reports.eraseAddress(area, row);
    }
}
