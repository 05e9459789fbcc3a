package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.privacy.Nights;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationTest
@ExtendWith(OutputCaptureExtension.class)
class SenderTest {

    @Autowired
    Nights nights;

    @Autowired
    MailSql mails;

    @Autowired
    Outbox outbox;

    @Autowired
    MailForm form;

    @Autowired
    SendingHours hours;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ApplicationContext program;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    final MovableClock clock = new MovableClock();
    FakeMailServer server;
    Sender sender;

    @BeforeEach
    void start() throws IOException {
        server = new FakeMailServer();
        sender = sender(server.address());
    }

    private Sender sender(MailServer address) {
        return new Sender(mails, address, null, form, hours, clock);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aDeliveredMailLeavesNothingBehind() {
        String noor = mail();
        sender.sendDue();

        assertThat(server.to(noor)).hasSize(1).first().asString().contains("Subject: Een bericht", "Goedendag");
        assertThat(rows(noor)).isZero();
    }

    @Test
    void anAddressThatIsRefusedForGoodHoldsUpNobody() {
        String gone = mail();
        String noor = mail();
        server.answer(gone, "550 no such person");
        sender.sendDue();

        assertThat(server.to(noor)).hasSize(1);
        assertThat(failure(gone)).isEqualTo("550");
        clock.pass(Duration.ofHours(3));
        server.behaveAgain();
        sender.sendDue();
        assertThat(server.to(gone)).isEmpty();
    }

    @Test
    void aMailThatIsRefusedForNowIsTriedAgainAfterOneMinuteAndThenAfterFive() {
        String noor = mail();
        server.answer(noor, "451 try later");
        sender.sendDue();
        assertThat(waits(noor)).isEqualTo(Duration.ofMinutes(1));

        clock.pass(Duration.ofMinutes(1));
        sender.sendDue();
        assertThat(waits(noor)).isEqualTo(Duration.ofMinutes(5));

        server.behaveAgain();
        sender.sendDue();
        assertThat(server.to(noor)).isEmpty();
        clock.pass(Duration.ofMinutes(5));
        sender.sendDue();
        assertThat(server.to(noor)).hasSize(1);
    }

    @Test
    void afterTwoDaysTheProgramGivesUp() {
        String noor = mail();
        server.answer(noor, "451 try later");
        for (int hours = 0; hours <= 52; hours += 4) {
            sender.sendDue();
            clock.pass(Duration.ofHours(4));
        }

        assertThat(failure(noor)).isEqualTo("451");
    }

    @Test
    void whenTheServerIsAwayEverythingWaitsAndGoesOutOnceAfterwards() throws IOException {
        String noor = mail();
        String sam = mail();
        server.close();
        sender.sendDue();
        assertThat(rows(noor)).isOne();

        clock.pass(Duration.ofMinutes(2));
        try (FakeMailServer back = new FakeMailServer()) {
            Sender again = sender(back.address());
            again.sendDue();
            again.sendDue();
            assertThat(back.to(noor)).hasSize(1);
            assertThat(back.to(sam)).hasSize(1);
        }
    }

    @Test
    void aMailOfWhichItIsUnclearWhetherItArrivedComesAgainUnderTheSameNumber() {
        String noor = mail();
        server.cutAfterText(noor);
        sender.sendDue();
        clock.pass(Duration.ofMinutes(1));
        sender.sendDue();

        assertThat(server.to(noor)).hasSize(2);
        assertThat(number(server.to(noor).get(0)))
                .isEqualTo(number(server.to(noor).get(1)));
        assertThat(rows(noor)).isZero();
    }

    @Test
    void aMailThatWasClaimedBeforeACrashIsSentByTheNextProgram() {
        String noor = mail();
        Instant now = clock.instant();
        while (mails.claim(now, true, now.plus(Duration.ofMinutes(2))).isPresent()) {
            assertThat(server.to(noor)).isEmpty(); // claimed, and then the program dies
        }
        sender.sendDue();
        assertThat(server.to(noor)).isEmpty();

        clock.pass(Duration.ofMinutes(2));
        sender.sendDue();
        assertThat(server.to(noor)).hasSize(1);
    }

    /** When the database believes that there is one mail, its join may read the choice of one again for each, and choose another. */
    @Test
    void oneMailIsClaimedAlsoWhenTheDatabaseThinksThereIsOneOnly() throws SQLException {
        worker.sql("delete from mail").update();
        mail();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement()) {
            statement.execute("analyze mail");
        }
        mail();
        mail();
        Instant now = clock.instant();
        for (int left = 2; left >= 0; left--) {
            assertThat(mails.claim(now, true, now.plus(Duration.ofMinutes(2)))).isPresent();
            assertThat(worker.sql("select count(*) from mail where tries = 0")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(left);
        }
    }

    @Test
    void failedMailIsErasedAfterAWeek() {
        String gone = mail();
        server.answer(gone, "550 no such person");
        sender.sendDue();

        nights.erase("failed-mail", clock.instant().plus(Duration.ofDays(6)));
        assertThat(rows(gone)).isOne();
        nights.erase("failed-mail", clock.instant().plus(Duration.ofDays(8)));
        assertThat(rows(gone)).isZero();
    }

    @Test
    void noAddressAndNoSubjectReachTheLog(CapturedOutput log) {
        String gone = mail();
        String later = mail();
        String cut = mail();
        server.answer(gone, "550 no such person " + gone);
        server.answer(later, "451 try later " + later);
        server.cutAfterText(cut);
        sender.sendDue();
        server.close();
        clock.pass(Duration.ofMinutes(1));
        sender.sendDue();

        assertThat(log.getAll())
                .contains("mail server cannot be used: UNREACHABLE")
                .doesNotContain("voorbeeld.example", "Een bericht");
    }

    /** Puts a mail into the outbox, and gives its address. */
    private String mail() {
        String recipient = UUID.randomUUID() + "@voorbeeld.example";
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> outbox.add(
                        AreaId.NATIONAL,
                        new Outbox.Mail(recipient, "Een bericht", "Goedendag", null).as(MailKind.SIGN_IN))));
        return recipient;
    }

    private int rows(String recipient) {
        return worker.sql("select count(*) from mail where recipient = :recipient")
                .param("recipient", recipient)
                .query(Integer.class)
                .single();
    }

    private String failure(String recipient) {
        return worker.sql("select failure from mail where failed_at is not null and recipient = :recipient")
                .param("recipient", recipient)
                .query(String.class)
                .single();
    }

    private Duration waits(String recipient) {
        Instant next = worker.sql("select next_try from mail where recipient = :recipient")
                .param("recipient", recipient)
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        return Duration.between(clock.instant(), next);
    }

    private static String number(String message) {
        Matcher id = Pattern.compile("Message-ID: <\\S+>").matcher(message);
        assertThat(id.find()).isTrue();
        return id.group();
    }
}
