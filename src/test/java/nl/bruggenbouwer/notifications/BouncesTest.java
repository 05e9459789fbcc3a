package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.Folders;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.privacy.Vault;
import nl.bruggenbouwer.start.StartRefused;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Mail that is accepted, and comes back later as a file in the maildir. */
@ApplicationTest
class BouncesTest {

    private static final Path MAILDIR = Folders.fresh();

    @Autowired
    People people;

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
    Vault vault;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    @Qualifier("workerClient")
    JdbcClient worker;

    final MovableClock clock = new MovableClock();
    final String noor = UUID.randomUUID() + "@voorbeeld.example";
    FakeMailServer server;
    Bounces bounces;
    Area area;
    String returnAddress;

    @DynamicPropertySource
    static void options(DynamicPropertyRegistry options) {
        options.add("bruggenbouwer.bounces", MAILDIR::toString);
        options.add("bruggenbouwer.bounce-address", () -> "terug@voorbeeld.example");
    }

    @BeforeEach
    void aMailThatWasAccepted() throws IOException {
        Files.createDirectories(MAILDIR.resolve("new"));
        server = new FakeMailServer();
        bounces = new Bounces(MAILDIR, mails, vault, clock);
        area = people.area();
        Tenancy.in(
                area.id(),
                () -> transaction.executeWithoutResult(status -> outbox.add(
                        area.id(), new Outbox.Mail(noor, "Een bericht", "Goedendag", null).as(MailKind.SIGN_IN))));
        new Sender(mails, server.address(), null, form, hours, clock).sendDue();
        returnAddress = server.senders.get(server.senders.size() - 1);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        for (Path file : files("new")) {
            Files.delete(file);
        }
    }

    @Test
    void aMailThatComesBackIsATaskToCallTheRightPerson() throws IOException {
        assertThat(returnAddress).matches("terug\\+[0-9a-f-]{36}@voorbeeld\\.example");
        assertThat(undelivered()).isEmpty();
        comesBack(report(returnAddress, "failed"));
        bounces.read();
        bounces.read();

        assertThat(undelivered()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo(noor);
            assertThat(mail.subject()).isEqualTo("Een bericht");
            assertThat(mail.reason()).isEqualTo(Undelivered.Reason.BOUNCED);
        });
        assertThat(files("new")).isEmpty();
        assertThat(sent()).isZero();
        assertThat(again(undelivered().get(0).id())).isFalse();
    }

    @Test
    void whatBelongsToNoAreaIsATaskOfTheAdministratorsWhoSeeNoNameAndNoSubject() throws IOException {
        String refused = "weg-" + noor;
        String returned = "terug-" + noor;
        server.answer(refused, "550 no such person");
        national(refused, MailKind.SIGN_IN);
        national(returned, MailKind.INVITATION);
        while (!hours.day(clock.instant())) {
            clock.pass(Duration.ofHours(1));
        }
        new Sender(mails, server.address(), null, form, hours, clock).sendDue();
        comesBack(report(server.senders.get(server.senders.size() - 1), "failed"));
        bounces.read();

        Browser administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        assertThat(administrator
                        .get("/overzicht")
                        .page()
                        .select(".tasks a[href=/landelijk/post]")
                        .text())
                .isEqualTo("Landelijke post die niet aankwam: 2");
        Browser.Answer seen = administrator.get("/landelijk/post");
        assertThat(seen.page().select("section.card").eachText())
                .anySatisfy(card -> assertThat(card)
                        .contains("Links om in te loggen", "Aan: w…@voorbeeld.example", "weigert", "Mislukt op"))
                .anySatisfy(card ->
                        assertThat(card).contains("Uitnodigingen", "Aan: t…@voorbeeld.example", "De mail kwam terug"));
        assertThat(seen.body()).doesNotContain(noor, "Een bericht", "Goedendag");
        for (Role role : List.of(Role.COORDINATOR, Role.ADVISER)) {
            Browser other = people.signedIn(area.id(), role);
            assertThat(other.get("/overzicht").body()).doesNotContain("/landelijk/post");
            assertThat(other.get("/landelijk/post").status()).isEqualTo(403);
        }

        String id = seen.page().select("section:contains(w…@) [name=bericht]").val();
        for (String click : List.of(id, id, "", UUID.randomUUID().toString(), "geen-nummer")) {
            administrator.get("/landelijk/post");
            assertThat(administrator
                            .post("/landelijk/post", Map.of("bericht", click))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(administrator.get("/landelijk/post").page().select("section.card"))
                .hasSize(1);
        Tenancy.in(
                AreaId.NATIONAL,
                () -> outbox.undelivered(AreaId.NATIONAL).forEach(mail -> outbox.done(AreaId.NATIONAL, mail.id())));
        assertThat(administrator.get("/overzicht").page().select(".tasks")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"noor@voorbeeld.example,n…@voorbeeld.example", "@x,…@x", "geen adres,g…", "'',…", "😀a@b,😀…@b"})
    void ofAnAddressTheFirstLetterStays(String recipient, String masked) {
        assertThat(new Undelivered(
                                UUID.randomUUID(),
                                MailKind.NOTICE,
                                recipient,
                                "",
                                Undelivered.Reason.ADDRESS,
                                clock.instant())
                        .maskedRecipient())
                .isEqualTo(masked);
    }

    private void national(String recipient, MailKind kind) {
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> outbox.add(
                        AreaId.NATIONAL, new Outbox.Mail(recipient, "Een bericht", "Goedendag", null).as(kind))));
    }

    @Test
    void theSameReportTwiceIsOneTaskAndADoneTaskStaysDone() throws IOException {
        comesBack(report(returnAddress, "failed"));
        comesBack(report(returnAddress, "failed"));
        bounces.read();
        assertThat(undelivered()).hasSize(1);

        Tenancy.in(area.id(), () -> outbox.done(area.id(), undelivered().get(0).id()));
        comesBack(report(returnAddress, "failed"));
        bounces.read();
        assertThat(undelivered()).isEmpty();
        assertThat(files("new")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"delayed", "relayed", "delivered", "expanded"})
    void aReportOfAnythingElseDoesNothing(String action) throws IOException {
        comesBack(report(returnAddress, action));
        bounces.read();

        assertThat(undelivered()).isEmpty();
        assertThat(files("new")).isEmpty();
        assertThat(sent()).isOne();
    }

    @Test
    void anAnswerOrRubbishIsPutAsideAndHoldsNothingUp() throws IOException {
        comesBack("From: noor@voorbeeld.example\nTo: " + returnAddress + "\nSubject: Vakantie\n\nAction: failed\n");
        comesBack("\0\1\2 geen bericht");
        comesBack("Content-Type: multipart/report; boundary=x\n\n--x\n");
        comesBack("To: " + returnAddress + "\n\n" + "x".repeat(1_100_000));
        comesBack(report("terug@voorbeeld.example", "failed"));
        comesBack(report(returnAddress, "failed"));
        bounces.read();

        assertThat(undelivered()).hasSize(1);
        assertThat(files("new")).isEmpty();
        assertThat(files("cur")).hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void aReportThatIsFasterThanOurOwnNoteIsReadAgain() throws IOException {
        String id = returnAddress.replaceAll("terug\\+|@.*", "");
        worker.sql("delete from mail_sent where id = cast(:id as uuid)")
                .param("id", id)
                .update();
        worker.sql("""
                        insert into mail (area_id, id, recipient, subject, body, created_at, next_try)
                        values (:area, cast(:id as uuid), :noor, 'Een bericht', '', now(), now() + interval '9 days')
                        """)
                .param("area", area.id().value())
                .param("id", id)
                .param("noor", noor)
                .update();
        comesBack(report(returnAddress, "failed"));
        bounces.read();
        assertThat(files("new")).hasSize(1);

        worker.sql("delete from mail where id = cast(:id as uuid)")
                .param("id", id)
                .update();
        bounces.read();
        assertThat(files("new")).isEmpty();
    }

    @Test
    void theAddressIsKeptEncryptedAndForFiveDays() {
        assertThat(worker.sql("select count(*) from mail_sent where encode(recipient, 'escape') like '%voorbeeld%'")
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(sent()).isOne();

        nights.erase("sent-mail", clock.instant().plus(Duration.ofDays(6)));
        assertThat(sent()).isZero();
    }

    @Test
    void whatWasAcceptedIsCountedPerDayAndKindAndForgottenAfterAWhile() {
        assertThat(Tenancy.in(area.id(), () -> outbox.accepted(area.id())))
                .singleElement()
                .satisfies(some -> {
                    assertThat(some.kind()).isEqualTo(MailKind.SIGN_IN);
                    assertThat(some.mails()).isOne();
                });

        nights.erase("mail-count", clock.instant().plus(Duration.ofDays(92)));
        assertThat(Tenancy.in(area.id(), () -> outbox.accepted(area.id()))).isEmpty();
    }

    @Test
    void oneOptionWithoutTheOtherStopsTheStart() {
        for (MailSettings half : List.of(settings(MAILDIR, null), settings(null, "terug@voorbeeld.example"))) {
            assertThatThrownBy(half::check).isInstanceOf(StartRefused.class);
        }
    }

    private static MailSettings settings(@Nullable Path folder, @Nullable String address) {
        return new MailSettings(null, null, "noreply@localhost", "Bruggenbouwer", null, folder, address);
    }

    private List<Undelivered> undelivered() {
        return Tenancy.in(area.id(), () -> outbox.undelivered(area.id()));
    }

    private boolean again(UUID id) {
        return Tenancy.in(area.id(), () -> outbox.again(area.id(), id));
    }

    private int sent() {
        return worker.sql("select count(*) from mail_sent where area_id = :area")
                .param("area", area.id().value())
                .query(Integer.class)
                .single();
    }

    private static void comesBack(String message) throws IOException {
        Files.writeString(MAILDIR.resolve("new").resolve(UUID.randomUUID() + ".mail"), message);
    }

    private static List<Path> files(String place) throws IOException {
        Path folder = MAILDIR.resolve(place);
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** As Postfix writes it. */
    private static String report(String to, String action) {
        return """
                Return-Path: <>
                Delivered-To: terug@voorbeeld.example
                Date: Sat, 28 Nov 2026 16:00:00 +0100 (CET)
                From: MAILER-DAEMON@mail.voorbeeld.example (Mail Delivery System)
                Subject: Undelivered Mail Returned to Sender
                To: %s
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                	boundary="B1.1764342000/mail.voorbeeld.example"

                This is a MIME-encapsulated message.

                --B1.1764342000/mail.voorbeeld.example
                Content-Description: Notification
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not
                be delivered to one or more recipients.

                --B1.1764342000/mail.voorbeeld.example
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mail.voorbeeld.example
                Arrival-Date: Sat, 28 Nov 2026 15:59:00 +0100 (CET)

                Final-Recipient: rfc822; somebody@else.example
                Action: %s
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user

                --B1.1764342000/mail.voorbeeld.example
                Content-Description: Undelivered Message Headers
                Content-Type: text/rfc822-headers

                Subject: Een bericht

                --B1.1764342000/mail.voorbeeld.example--
                """.formatted(to, action);
    }
}
