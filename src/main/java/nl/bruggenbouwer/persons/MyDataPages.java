package nl.bruggenbouwer.persons;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** What is kept of the person who is signed in, in every area: seen, and taken along at once. */
@Controller
class MyDataPages {

    private final Persons persons;
    private final Areas areas;

    MyDataPages(Persons persons, Areas areas) {
        this.persons = persons;
        this.areas = areas;
    }

    @GetMapping("/mijn/gegevens")
    View show(Page page, Member member) {
        return page.show("persons/mine", Map.of("parts", Copy.parts(found(member), page.t())));
    }

    @GetMapping("/mijn/gegevens.pdf")
    ResponseEntity<byte[]> pdf(Page page, Member member) {
        return Copy.pdf(page, found(member));
    }

    @GetMapping("/mijn/gegevens.json")
    ResponseEntity<byte[]> json(Member member) {
        return Copy.json(found(member));
    }

    private Found found(Member member) {
        List<AreaId> all = Stream.concat(
                        Stream.of(AreaId.NATIONAL), areas.all().stream().map(Area::id))
                .toList();
        return persons.find(Persons.of(member), all);
    }
}
