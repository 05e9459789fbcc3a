package nl.bruggenbouwer.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.web.NotFound;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class MenuTest {

    @Autowired
    Menu menu;

    @Test
    void theMenuBeginsWithTheOffersOfTheBrochure() {
        OfferFile.read(Path.of("content")).forEach((code, content) -> {
            Offer first = menu.versions(code).get(0);
            assertThat(first.content()).isEqualTo(content);
            assertThat(first.number()).isEqualTo(1);
            assertThat(first.madeBy()).isNull();
            assertThat(menu.version(first.id())).isEqualTo(first);
        });
        assertThat(menu.current())
                .extracting(Offer::code)
                .containsSubsequence("QUICK_SCAN", "BASIC_TRAINING", "LKHA_TRAINING", "CONFERENCE");
        assertThat(menu.current("CONFERENCE").name()).isEqualTo("Conferentie over een thema");
    }

    @Test
    void whatIsNotThereIsNotFound() {
        assertThatThrownBy(() -> menu.current("COFFEE")).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> menu.version(UUID.randomUUID())).isInstanceOf(NotFound.class);
    }
}
