package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
class SendingHoursTest {

    @Autowired
    SendingHours hours;

    @Autowired
    MailSql mails;

    @Autowired
    Outbox outbox;

    @Autowired
    MailForm form;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T07:59:59+01:00, 2026-11-28T08:00:00+01:00",
        "2026-11-28T08:00:00+01:00, 2026-11-28T08:00:00+01:00",
        "2026-11-28T19:59:59+01:00, 2026-11-28T19:59:59+01:00",
        "2026-11-28T20:00:00+01:00, 2026-11-29T08:00:00+01:00",
        "2026-12-31T23:30:00+01:00, 2027-01-01T08:00:00+01:00",
        // the clock goes forward, and back: 8 o'clock stays 8 o'clock
        "2026-03-28T21:00:00+01:00, 2026-03-29T08:00:00+02:00",
        "2026-03-29T01:30:00+01:00, 2026-03-29T08:00:00+02:00",
        "2026-10-24T21:00:00+02:00, 2026-10-25T08:00:00+01:00",
        "2026-10-25T02:30:00+02:00, 2026-10-25T08:00:00+01:00",
        "2026-10-25T02:30:00+01:00, 2026-10-25T08:00:00+01:00"
    })
    void aMailThatNobodyWaitsForGoesOutBetweenEightAndEight(OffsetDateTime asked, OffsetDateTime goes) {
        assertThat(hours.from(MailKind.INVITATION, asked.toInstant())).isEqualTo(goes.toInstant());
        assertThat(hours.from(MailKind.SIGN_IN, asked.toInstant())).isEqualTo(asked.toInstant());
    }

    @ParameterizedTest
    @EnumSource
    void whatWasLeftOverInTheEveningWaitsForTheMorning(MailKind kind) throws Exception {
        String noor = UUID.randomUUID() + "@voorbeeld.example";
        MovableClock clock = new MovableClock();
        Instant evening = Instant.parse("2090-06-01T17:59:00Z");
        try (FakeMailServer server = new FakeMailServer()) {
            Tenancy.in(
                    AreaId.NATIONAL,
                    () -> transaction.executeWithoutResult(status -> outbox.add(
                            AreaId.NATIONAL, new Outbox.Mail(noor, "Een bericht", "Goedendag", null).as(kind))));
            worker.sql("update mail set next_try = :evening, created_at = :evening where recipient = :noor")
                    .param("evening", java.sql.Timestamp.from(evening))
                    .param("noor", noor)
                    .update();
            Sender sender = new Sender(mails, server.address(), null, form, hours, clock);
            clock.set(evening.plusSeconds(600));
            sender.sendDue();
            assertThat(server.to(noor)).hasSize(kind.atOnce() ? 1 : 0);
            clock.set(Instant.parse("2090-06-02T05:59:59Z"));
            sender.sendDue();
            assertThat(server.to(noor)).hasSize(kind.atOnce() ? 1 : 0);

            clock.set(Instant.parse("2090-06-02T06:00:00Z"));
            sender.sendDue();
            assertThat(server.to(noor)).hasSize(1);
        }
    }

    @Test
    void aMailIsANoticeByItself() {
        assertThat(new Outbox.Mail("noor@voorbeeld.example", "Een bericht", "Goedendag", null).kind())
                .isEqualTo(MailKind.NOTICE);
    }
}
