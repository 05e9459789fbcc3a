package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import nl.bruggenbouwer.database.AreaId;
import org.junit.jupiter.api.Test;

class AccessCodeTest {

    @Test
    void whatPeopleTypeIsForgiven() {
        AccessCode code = AccessCode.make(new AreaId(1234));
        String typed = " "
                + code.shown()
                        .toLowerCase(java.util.Locale.ROOT)
                        .replace('-', ' ')
                        .replace('0', 'o')
                        .replace('1', 'l') + " ";

        assertThat(AccessCode.parse(typed)).contains(code);
        assertThat(AccessCode.parse(code.shown().replace('-', '\u2013'))).contains(code);
    }

    @Test
    void itLeadsToItsAreaAndHoldsNoLookAlikes() {
        Set<String> made = new HashSet<>();
        for (int i = 1; i < 2000; i++) {
            AccessCode code = AccessCode.make(new AreaId(i));
            assertThat(code.area()).isEqualTo(new AreaId(i));
            assertThat(AccessCode.parse(code.text())).contains(code);
            assertThat(code.text()).doesNotContainPattern("[ILOU]");
            assertThat(made.add(code.text())).isTrue();
        }
    }

    @Test
    void anythingElseIsNoCode() {
        for (String typed :
                new String[] {"", "demo-formeel", "1234", "١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧", "A".repeat(60), "\u0000".repeat(17)}) {
            assertThat(AccessCode.parse(typed)).as(typed).isEmpty();
        }
    }

    @Test
    void itsTextNeverShowsTheSecret() {
        AccessCode code = AccessCode.make(new AreaId(7));
        assertThat(code.toString()).doesNotContain(code.text());
    }
}
