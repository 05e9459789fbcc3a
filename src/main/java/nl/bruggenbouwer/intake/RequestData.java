package nl.bruggenbouwer.intake;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.privacy.Values;
import org.springframework.stereotype.Component;

/** Requests for a first talk by somebody, found by the keyed hash of mail address and phone. */
@Component
class RequestData implements PersonalData {

    private final RequestSql requests;

    RequestData(RequestSql requests) {
        this.requests = requests;
    }

    @Override
    public String name() {
        return "request";
    }

    @Override
    public Set<String> columns() {
        return Set.of("request.name", "request.email", "request.email_index", "request.phone", "request.phone_index");
    }

    @Override
    public List<Item> find(Person person, Collection<AreaId> areas) {
        return !areas.contains(AreaId.NATIONAL)
                ? List.of()
                : requests.of(person.email(), person.phone()).stream()
                        .map(request -> new Item(
                                AreaId.NATIONAL,
                                request.id(),
                                Fate.ERASED,
                                new Values()
                                        .text("name", request.name())
                                        .text("email", request.email())
                                        .text("phone", request.phone())
                                        .text("place", request.place())
                                        .word("who", request.kind().name(), "visitor.request.kind." + request.kind())
                                        .word("topic", request.topic(), "visitor.request.topic." + request.topic())
                                        .word("came", request.cameBy().name(), "request.cameby." + request.cameBy())
                                        .moment("received", request.receivedAt())
                                        .moment("ended", request.endedAt())))
                        .toList();
    }

    @Override
    public boolean erase(AreaId area, UUID row) {
        return requests.erase(row);
    }
}
