package nl.bruggenbouwer.notifications;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** An SMTP server that misbehaves on request: a reply per recipient, or a cut line after the text; with or without TLS. */
class FakeMailServer implements AutoCloseable {

    /** Everything that it took in, also where it cut the line before saying so. */
    final List<String> messages = new CopyOnWriteArrayList<>();

    /** Whom it was told that the mails come from, as in MAIL FROM. */
    final List<String> senders = new CopyOnWriteArrayList<>();

    private static final String ALL = "";

    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> cutOnce = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;
    private final @Nullable SSLSocketFactory upgrade;

    FakeMailServer() throws IOException {
        this(0);
    }

    static FakeMailServer fresh() {
        try {
            return new FakeMailServer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** On this port, as a server that comes back. */
    FakeMailServer(int port) throws IOException {
        this(new ServerSocket(port, 50, InetAddress.getLoopbackAddress()), null);
    }

    /** Encrypted from the start, or with STARTTLS. */
    static FakeMailServer encrypted(SSLContext tls, MailServer.Line line) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        return line == MailServer.Line.ENCRYPTED
                ? new FakeMailServer(tls.getServerSocketFactory().createServerSocket(0, 50, here), null)
                : new FakeMailServer(new ServerSocket(0, 50, here), tls.getSocketFactory());
    }

    private FakeMailServer(ServerSocket socket, @Nullable SSLSocketFactory upgrade) {
        this.socket = socket;
        this.upgrade = upgrade;
        Thread thread = new Thread(this::listen, "fake mail server");
        thread.setDaemon(true);
        thread.start();
    }

    MailServer address() {
        return MailServer.here(socket.getLocalPort());
    }

    /** Answers this to every mail. */
    void answerAll(String reply) {
        replies.put(ALL, reply);
    }

    /** Answers this to every mail for the recipient. */
    void answer(String recipient, String reply) {
        replies.put(recipient, reply);
    }

    void behaveAgain() {
        replies.clear();
    }

    /** Takes the next mail for the recipient and then hangs up instead of confirming it. */
    void cutAfterText(String recipient) {
        cutOnce.add(recipient);
    }

    /** What somebody's mail program makes of the mails to a recipient. */
    List<MimeMessage> parsedTo(String recipient) {
        return to(recipient).stream()
                .map(text -> {
                    try {
                        return new MimeMessage(null, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
                    } catch (MessagingException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    List<String> to(String recipient) {
        return messages.stream().filter(m -> m.contains("To: " + recipient)).toList();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client, upgrade != null);
            } catch (IOException ended) {
                continue; // the client hung up, or this server stops
            }
        }
    }

    private void talk(Socket client, boolean upgrades) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        if (upgrades || upgrade == null) {
            say(out, "220 fake");
        }
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("EHLO") && upgrades) {
                say(out, "250-fake\r\n250 STARTTLS");
            } else if (line.equals("STARTTLS") && upgrade != null) {
                say(out, "220 go on");
                talk(upgrade.createSocket(client, null, true), false);
                return;
            } else if (line.startsWith("MAIL FROM:<")) {
                senders.add(line.substring(11, line.indexOf('>')));
                say(out, "250 ok");
            } else if (line.startsWith("RCPT TO:<")) {
                recipient = line.substring(9, line.indexOf('>'));
                say(out, replies.getOrDefault(recipient, replies.getOrDefault(ALL, "250 ok")));
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                List<String> text = new ArrayList<>();
                for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                    text.add(line);
                }
                messages.add(String.join("\n", text));
                if (cutOnce.remove(recipient)) {
                    return;
                }
                say(out, "250 taken");
            } else if (line.equals("QUIT")) {
                say(out, "221 bye");
                return;
            } else {
                say(out, "250 ok");
            }
        }
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
