package nl.bruggenbouwer.notifications; // counts by the module's own tables

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Mails through a server that is down, then answers 451, then takes the text and hangs up without a word, then works. "Extra" are
 * mails that it had taken in before it hung up: those came twice under one Message-ID, which nobody can avoid.
 *
 * <p>Usage: see bench/mail.
 */
public class MailFaults {

    private enum Mood {
        REFUSING,
        CUTTING,
        WORKING
    }

    private static volatile Mood mood = Mood.REFUSING;

    /** How often each mail was confirmed, and how often it was taken in without a confirmation, by Message-ID. */
    private static final Map<String, AtomicInteger> confirmed = new ConcurrentHashMap<>();

    private static final Map<String, AtomicInteger> unconfirmed = new ConcurrentHashMap<>();

    public static void main(String[] args) throws Exception {
        int mails = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        Duration fault = Duration.ofSeconds(Long.parseLong(args[2]));
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.smtp=127.0.0.1:" + port,
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        long begin = System.nanoTime();
        Outbox outbox = program.getBean(Outbox.class);
        TransactionTemplate transaction = program.getBean("webTransaction", TransactionTemplate.class);
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> {
                    for (int i = 0; i < mails; i++) {
                        outbox.add(
                                AreaId.NATIONAL,
                                new Outbox.Mail("noor" + i + "@voorbeeld.example", "Een bericht", "Goedendag", null)
                                        .as(MailKind.CONFIRMATION));
                    }
                }));
        double writing = seconds(begin);
        Thread.sleep(fault.toMillis()); // down
        ServerSocket server = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> listen(server));
        thread.setDaemon(true);
        thread.start();
        Thread.sleep(fault.toMillis()); // refusing
        mood = Mood.CUTTING;
        Thread.sleep(fault.toMillis());
        mood = Mood.WORKING;
        long works = System.nanoTime();
        JdbcClient worker = program.getBean("workerClient", JdbcClient.class);
        double most = 0;
        while (waiting(worker) > 0 && seconds(works) < 7200) {
            Thread.sleep(200);
            if (most == 0 && confirmed.size() >= mails * 95 / 100) {
                most = seconds(works);
            }
        }
        double all = seconds(works);
        int failed = worker.sql("select count(*) from mail where failed_at is not null")
                .query(Integer.class)
                .single();
        long twice = confirmed.values().stream().filter(n -> n.get() > 1).count();
        int extra = unconfirmed.values().stream().mapToInt(AtomicInteger::get).sum();
        boolean ok = confirmed.size() == mails && twice == 0 && failed == 0;
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"mail\",\"mails\":%d,\"fault_s_each\":%d,\"written_s\":%.1f,\"delivered\":%d,\"twice\":%d,"
                        + "\"failed\":%d,\"unconfirmed\":%d,\"delivered_95_s\":%.1f,\"delivered_all_s\":%.1f,\"ok\":%b}%n",
                mails, fault.toSeconds(), writing, confirmed.size(), twice, failed, extra, most, all, ok);
        SpringApplication.exit(program);
        System.exit(ok ? 0 : 1);
    }

    private static int waiting(JdbcClient worker) {
        return worker.sql("select count(*) from mail where failed_at is null")
                .query(Integer.class)
                .single();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static void listen(ServerSocket server) {
        while (true) {
            try {
                Socket client = server.accept();
                new Thread(() -> talk(client)).start();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static void talk(Socket client) {
        try (client) {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
            OutputStream out = client.getOutputStream();
            say(out, "220 fake");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("RCPT") && mood == Mood.REFUSING) {
                    say(out, "451 try later");
                } else if (line.equals("DATA")) {
                    say(out, "354 go on");
                    String id = "";
                    for (line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                        if (line.startsWith("Message-ID:")) {
                            id = line;
                        }
                    }
                    if (mood == Mood.CUTTING) {
                        count(unconfirmed, id);
                        return;
                    }
                    count(confirmed, id);
                    say(out, "250 taken");
                } else if (line.equals("QUIT")) {
                    say(out, "221 bye");
                    return;
                } else {
                    say(out, "250 ok");
                }
            }
        } catch (IOException hungUp) {
            return; // the program left: it connects again
        }
    }

    private static void count(Map<String, AtomicInteger> by, String id) {
        by.computeIfAbsent(id, key -> new AtomicInteger()).incrementAndGet();
    }

    private static void say(OutputStream out, String reply) throws IOException {
        out.write((reply + "\r\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
