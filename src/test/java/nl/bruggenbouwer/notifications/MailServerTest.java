package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import nl.bruggenbouwer.start.StartRefused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailServerTest {

    @ParameterizedTest
    @CsvSource({
        "192.0.2.1:587, UPGRADED",
        "192.0.2.1:25, UPGRADED",
        "192.0.2.1:465, ENCRYPTED",
        "smtps://192.0.2.1:2465, ENCRYPTED",
        "smtp://192.0.2.1:587/, UPGRADED",
        "smtps://127.0.0.1:2465, ENCRYPTED",
        "127.0.0.1:25, PLAIN",
        "localhost:2525, PLAIN",
        "no-such-host.invalid:25, UPGRADED"
    })
    void outsideThisComputerTheConnectionIsEncrypted(String option, MailServer.Line line) {
        assertThat(MailServer.parse(option).line()).isEqualTo(line);
    }

    @Test
    void userAndPasswordMayHoldAnySign() {
        assertThat(MailServer.parse("me@org.example:a:b@c@192.0.2.1:465"))
                .isEqualTo(new MailServer("192.0.2.1", 465, "me@org.example", "a:b@c", MailServer.Line.ENCRYPTED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mail.example", "mail.example:", "mail.example:port", "http://mail.example:25"})
    void anAddressThatCannotBeReadStopsTheStart(String option) {
        assertThatThrownBy(() -> MailServer.parse(option)).isInstanceOf(StartRefused.class);
    }

    @Test
    void theNameOfAnEncryptedServerIsAlwaysChecked() {
        for (MailServer.Line line : MailServer.Line.values()) {
            assertThat(new MailServer("192.0.2.1", 587, null, null, line).properties("x", null))
                    .containsAllEntriesOf(Map.of("mail.smtp.ssl.checkserveridentity", "true"));
        }
    }
}
