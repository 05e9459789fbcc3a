package nl.bruggenbouwer.notifications;

import java.io.BufferedReader;
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

/** An SMTP server that misbehaves on request: a reply per recipient, or a cut line after the text. */
class FakeMailServer implements AutoCloseable {

    /** Everything that it took in, also where it cut the line before saying so. */
    final List<String> messages = new CopyOnWriteArrayList<>();

    private final Map<String, String> replies = new ConcurrentHashMap<>();
    private final List<String> cutOnce = new CopyOnWriteArrayList<>();
    private final ServerSocket socket;

    FakeMailServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::listen, "fake mail server");
        thread.setDaemon(true);
        thread.start();
    }

    MailServer address() {
        return new MailServer("127.0.0.1", socket.getLocalPort(), null, null);
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

    List<String> to(String recipient) {
        return messages.stream().filter(m -> m.contains("To: " + recipient)).toList();
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                talk(client);
            } catch (IOException ended) {
                continue; // the client hung up, or this server stops
            }
        }
    }

    private void talk(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        OutputStream out = client.getOutputStream();
        say(out, "220 fake");
        String recipient = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:<")) {
                recipient = line.substring(9, line.indexOf('>'));
                say(out, replies.getOrDefault(recipient, "250 ok"));
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
