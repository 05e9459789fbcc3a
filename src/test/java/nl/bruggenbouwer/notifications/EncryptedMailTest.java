package nl.bruggenbouwer.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A real conversation over TLS, with certificates made by the JDK's own tool. */
@ApplicationTest
class EncryptedMailTest {

    private static final String PASSWORD = "secret";

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
    @Qualifier("workerClient")
    JdbcClient worker;

    @TempDir
    Path folder;

    final MovableClock clock = new MovableClock();
    final String noor = UUID.randomUUID() + "@voorbeeld.example";

    @AfterEach
    void forgetTheServer() {
        mails.serverBack();
        worker.sql("delete from mail where recipient = :noor")
                .param("noor", noor)
                .update();
    }

    @ParameterizedTest
    @EnumSource(names = {"UPGRADED", "ENCRYPTED"})
    void aServerForWhomNobodyVouchesGetsNothingAndTheMailWaits(MailServer.Line line) throws Exception {
        try (FakeMailServer server = FakeMailServer.encrypted(tls("dns:localhost"), line)) {
            send(server, "localhost", line, null);

            assertThat(server.messages).isEmpty();
            assertThat(outbox.serverAway()).map(ServerAway::reason).contains(ServerAway.Reason.CERTIFICATE);
            assertThat(tries()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UPGRADED", "ENCRYPTED"})
    void aServerWithTheRightCertificateGetsTheMail(MailServer.Line line) throws Exception {
        try (FakeMailServer server = FakeMailServer.encrypted(tls("dns:localhost"), line)) {
            send(server, "localhost", line, Certificates.trusting(pem()));

            assertThat(server.to(noor)).hasSize(1);
            assertThat(outbox.serverAway()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"UPGRADED", "ENCRYPTED"})
    void aTrustedCertificateOfAnotherServerIsRefused(MailServer.Line line) throws Exception {
        try (FakeMailServer server = FakeMailServer.encrypted(tls("dns:mail.voorbeeld.example"), line)) {
            send(server, "localhost", line, Certificates.trusting(pem()));

            assertThat(server.messages).isEmpty();
            assertThat(outbox.serverAway()).map(ServerAway::reason).contains(ServerAway.Reason.CERTIFICATE);
        }
    }

    @Test
    void aServerThatOffersNoEncryptionGetsNothing() throws Exception {
        try (FakeMailServer server = new FakeMailServer()) {
            send(server, "localhost", MailServer.Line.UPGRADED, null);

            assertThat(server.messages).isEmpty();
            assertThat(server.senders).isEmpty();
            assertThat(outbox.serverAway()).map(ServerAway::reason).contains(ServerAway.Reason.NO_ENCRYPTION);
            assertThat(tries()).isZero();
        }
    }

    private void send(FakeMailServer server, String host, MailServer.Line line, @Nullable SSLSocketFactory trust) {
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> outbox.add(
                        AreaId.NATIONAL,
                        new Outbox.Mail(noor, "Een bericht", "Goedendag", null).as(MailKind.SIGN_IN))));
        MailServer address = new MailServer(host, server.address().port(), null, null, line);
        new Sender(mails, address, trust, form, hours, clock).sendDue();
    }

    private int tries() {
        return worker.sql("select tries from mail where failed_at is null and recipient = :noor")
                .param("noor", noor)
                .query(Integer.class)
                .single();
    }

    private SSLContext tls(String name) throws Exception {
        keytool("-genkeypair", "-alias", "mail", "-keyalg", "EC", "-dname", "CN=mail", "-ext", "san=" + name);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(folder.resolve("store"))) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private Path pem() throws IOException, InterruptedException {
        Path pem = folder.resolve("mail.pem");
        keytool("-exportcert", "-rfc", "-alias", "mail", "-file", pem.toString());
        return pem;
    }

    private void keytool(String... what) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(what));
        command.addAll(List.of(
                "-keystore", folder.resolve("store").toString(), "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process tool = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes());
        assertThat(tool.waitFor()).as(said).isZero();
    }
}
