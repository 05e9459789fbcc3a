package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.start.Time;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A scan opens after a talk with organisations, or with a reason that the second person sees. */
@ApplicationTest
class TalkBeforeAScanTest {

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    Staff.Person first;
    Staff.Person second;
    String list;
    String scan;

    @BeforeEach
    void prepare() {
        Area area = scans.area();
        first = staff.in(area, "COORDINATOR");
        second = staff.in(area, "COORDINATOR");
        list = "/" + area.slug() + "/traject";
        scan = first.post("/" + area.slug() + "/quickscan").location();
    }

    private String hold(String kind) {
        String traject = first.get(list).page().select(".tasks a").attr("href");
        String talk =
                first.post(traject + "/gesprek/nieuw", "met", kind).location().replaceFirst("\\?.*", "");
        first.post(talk + "/gehouden", "gehouden", LocalDate.now(Time.ZONE).toString(), "aanwezig", "Vrouwengroep");
        return talk;
    }

    private String stepFor(Staff.Person person) {
        return person.get(scan).page().select("#stap").text();
    }

    @Test
    void withoutATalkOrAReasonNoOpeningIsAsked() {
        Staff.Answer refused = first.post(scan + "/opening");

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select(".summary a").eachAttr("href"))
                .containsExactly("#zonder-reden", "#zonder-regel");
        assertThat(stepFor(first)).contains("Er was nog geen gesprek met organisaties");
        assertThat(second.post(scan + "/opening/bevestiging").status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({"NIETS,Kort,zonder-reden", "KNOWN,'',zonder-regel", "KNOWN,LANG,zonder-regel"})
    void aReasonIsChosenAndExplained(String reason, String note, String field) {
        String typed = note.equals("LANG") ? "é".repeat(121) : note;

        Staff.Answer refused = first.post(scan + "/opening", "zonder-reden", reason, "zonder-regel", typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-" + field)).isNotEmpty();
        assertThat(refused.page().select("#zonder-regel").val()).isEqualTo(typed);
    }

    @Test
    void withAReasonItOpensAndTheSecondPersonSeesWhy() {
        assertThat(first.post(scan + "/opening", Scans.WITHOUT_TALK).status()).isEqualTo(303);

        assertThat(stepFor(second)).contains("al langer contact", Scans.WITHOUT_TALK[3]);
        assertThat(second.post(scan + "/opening/bevestiging").status()).isEqualTo(303);
    }

    @Test
    void afterATalkWithOrganisationsNoReasonIsAskedOrKept() {
        hold("MUNICIPALITY");
        assertThat(first.post(scan + "/opening").status()).isEqualTo(422);

        hold("ORGANISATIONS");
        assertThat(stepFor(first)).doesNotContain("geen gesprek");
        assertThat(first.post(scan + "/opening", Scans.WITHOUT_TALK).status()).isEqualTo(303);
        assertThat(stepFor(second)).doesNotContain("al langer contact");
        assertThat(second.post(scan + "/opening/bevestiging").status()).isEqualTo(303);
    }

    @Test
    void aTalkThatWasNotHeldAfterAllCountsForNeitherPerson() {
        String talk = hold("ORGANISATIONS");
        first.post(scan + "/opening");
        first.post(talk + "/niet-gehouden");

        assertThat(second.post(scan + "/opening/bevestiging")
                        .page()
                        .select(".summary")
                        .text())
                .contains("Vraag de opening opnieuw aan, met een reden.");
        second.post(scan + "/opening/weigering");
        first.post(scan + "/opening", Scans.WITHOUT_TALK);
        assertThat(second.post(scan + "/opening/bevestiging").status()).isEqualTo(303);
    }
}
