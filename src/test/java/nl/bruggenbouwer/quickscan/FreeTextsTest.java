package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class FreeTextsTest {

    @Autowired
    Nights nights;

    @Autowired
    Scans scans;

    @Autowired
    Staff staff;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    FreeTexts freeTexts;

    @Autowired
    FreeTextSql sql;

    @Test
    void aTextIsShownWhenTwoPeopleApproveTheSameWordsAndThereAreFive() {
        Area area = scans.area();
        QuickScan scan = closed(area, 12);
        Staff.Person first = staff.in(area, "COORDINATOR");
        Staff.Person second = staff.in(area, "COORDINATOR");
        List<FreeText> texts = texts(area, scan);
        for (int i = 0; i < 5; i++) {
            String words = "Wens " + (char) ('E' - i);
            send(first, area, scan, texts.get(i), words, "akkoord");
            send(first, area, scan, texts.get(i), words, "akkoord"); // once more is not a second person
            assertThat(approved(area, scan)).isEmpty();
            assertThat(second.get(path(area, scan))
                            .page()
                            .select("#inhoud-" + texts.get(i).id())
                            .val())
                    .isEqualTo(words);
            send(second, area, scan, texts.get(i), words, "akkoord");
        }
        assertThat(approved(area, scan)).containsExactly("Wens A", "Wens B", "Wens C", "Wens D", "Wens E");
    }

    @Test
    void otherWordsFromTheSecondPersonNeedAnotherYesAndOneNoIsEnough() {
        Area area = scans.area();
        QuickScan scan = closed(area, 12);
        Staff.Person first = staff.in(area, "COORDINATOR");
        Staff.Person second = staff.in(area, "COORDINATOR");
        FreeText text = texts(area, scan).get(0);
        send(first, area, scan, text, "Meer ruimte", "akkoord");
        send(second, area, scan, text, "Meer ruimte samen", "akkoord");
        assertThat(find(area, scan, text).reviewed()).isFalse();
        send(first, area, scan, text, "Meer ruimte samen", "akkoord");
        assertThat(find(area, scan, text).approved()).isTrue();

        FreeText other = texts(area, scan).get(1);
        send(first, area, scan, other, "Iets", "akkoord");
        send(second, area, scan, other, "Iets", "afwijzen");
        assertThat(find(area, scan, other).reviewed()).isTrue();
        assertThat(find(area, scan, other).approved()).isFalse();
    }

    @Test
    void inASmallScanNoTextIsShown() {
        Area area = scans.area();
        QuickScan scan = closed(area, 9);
        UUID first = UUID.randomUUID();
        texts(area, scan)
                .forEach(text -> Tenancy.in(area.id(), () -> {
                    freeTexts.approve(area, scan.id(), text.id(), "Samen", first);
                    freeTexts.approve(area, scan.id(), text.id(), "Samen", UUID.randomUUID());
                }));
        assertThat(texts(area, scan)).allMatch(FreeText::approved);
        assertThat(approved(area, scan)).isEmpty();
    }

    @Test
    void whatPeopleWroteIsErasedAfterTheReviewAndTheApprovedTextStays() {
        Area area = scans.area();
        QuickScan scan = closed(area, 12);
        FreeText text = texts(area, scan).get(0);
        Tenancy.in(area.id(), () -> {
            freeTexts.approve(area, scan.id(), text.id(), "Samen", UUID.randomUUID());
            freeTexts.approve(area, scan.id(), text.id(), "Samen", UUID.randomUUID());
        });
        nights.erase("texts-as-written", Instant.now().plus(Duration.ofDays(29)));
        assertThat(find(area, scan, text).raw()).isNotNull();
        nights.erase("texts-as-written", Instant.now().plus(Duration.ofDays(31)));
        assertThat(find(area, scan, text).raw()).isNull();
        assertThat(find(area, scan, text).redacted()).isEqualTo("Samen");
        assertThat(texts(area, scan).get(1).raw()).isNotNull();
    }

    @Test
    void nobodyReadsTextsBeforeTheClosing() {
        Area area = scans.area();
        QuickScan scan = scans.open(area);
        assertThat(staff.in(area, "COORDINATOR").get(path(area, scan)).status()).isEqualTo(404);
        assertThat(staff.in(area, "MUNICIPALITY").get(path(area, scan)).status())
                .isEqualTo(403);
    }

    private QuickScan closed(Area area, int forms) {
        QuickScan scan = scans.ended(area);
        scans.answers(scan, Map.of(Side.FORMAL, forms), Set.of(), "Meer samen");
        closing.close(scan, UUID.randomUUID(), "");
        return scan;
    }

    private void send(Staff.Person who, Area area, QuickScan scan, FreeText text, String words, String verdict) {
        assertThat(who.post(path(area, scan), "tekst", text.id().toString(), "inhoud", words, "oordeel", verdict)
                        .status())
                .isEqualTo(303);
    }

    private List<FreeText> texts(Area area, QuickScan scan) {
        return Tenancy.in(area.id(), () -> sql.in(area.id(), scan.id()));
    }

    private FreeText find(Area area, QuickScan scan, FreeText text) {
        return texts(area, scan).stream()
                .filter(other -> other.id().equals(text.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<String> approved(Area area, QuickScan scan) {
        return Tenancy.in(area.id(), () -> freeTexts.approved(area.id(), scan.id()));
    }

    private static String path(Area area, QuickScan scan) {
        return "/" + area.slug() + "/quickscan/" + scan.id() + "/teksten";
    }
}
