import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Fills in and sends complete quick scans against a running instance on this machine, as new respondents: the form on one
 * page is fetched, each question answered at random (seeded), and sent. Prints one line of JSON per number of connections.
 * CPU is what the whole machine used, less what this driver used, so it holds PostgreSQL too.
 *
 * <p>Usage: java bench/QuickScanLoad.java [base address] [path] [seconds per round]
 */
public class QuickScanLoad {

    private static final Pattern INPUT = Pattern.compile("<input type=\"(hidden|radio|checkbox)\" name=\"([^\"]+)\" value=\"([^\"]*)\"");
    private static final AtomicLong bytes = new AtomicLong();
    private static final AtomicLong requests = new AtomicLong();
    private static final AtomicLong failed = new AtomicLong();

    public static void main(String[] args) throws Exception {
        String base = args.length > 0 ? args[0] : "http://127.0.0.1:8080";
        String path = args.length > 1 ? args[1] : "/v/demo-formeel?taal=nl&weergave=alles";
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 15;
        if (!InetAddress.getByName(URI.create(base).getHost()).isLoopbackAddress()) {
            throw new IllegalArgumentException("Loopback only");
        }
        round(base, path, 4, Math.max(5, seconds / 2)); // warms up
        for (int connections : new int[] {1, 8, 32}) {
            bytes.set(0);
            requests.set(0);
            failed.set(0);
            double cpu = machineCpu() - ownCpu();
            long start = System.nanoTime();
            List<Long> times = round(base, path, connections, seconds);
            double elapsed = (System.nanoTime() - start) / 1e9;
            cpu = machineCpu() - ownCpu() - cpu;
            long[] sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
            System.out.printf(
                    Locale.ROOT,
                    "{\"connections\":%d,\"completed\":%d,\"failed\":%d,\"responses_per_s\":%.1f,\"p50_ms\":%.1f,\"p95_ms\":%.1f,"
                            + "\"cpu_ms_per_response\":%.2f,\"bytes_per_response\":%d,\"requests_per_response\":%.1f}%n",
                    connections, sorted.length, failed.get(), sorted.length / elapsed, at(sorted, 0.5), at(sorted, 0.95),
                    1000 * cpu / Math.max(1, sorted.length), bytes.get() / Math.max(1, sorted.length),
                    requests.get() / (double) Math.max(1, sorted.length));
        }
    }

    private static List<Long> round(String base, String path, int connections, int seconds) throws InterruptedException {
        ConcurrentLinkedQueue<Long> times = new ConcurrentLinkedQueue<>();
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        List<Thread> threads = new ArrayList<>();
        for (int t = 0; t < connections; t++) {
            Random random = new Random(t);
            Thread thread = new Thread(() -> {
                HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
                while (System.nanoTime() < end && failed.get() < 1000) {
                    long start = System.nanoTime();
                    try {
                        respond(client, base, path, random);
                        times.add(System.nanoTime() - start);
                    } catch (IOException | IllegalStateException e) {
                        failed.incrementAndGet();
                    } catch (InterruptedException e) {
                        return;
                    }
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new ArrayList<>(times);
    }

    private static void respond(HttpClient client, String base, String path, Random random)
            throws IOException, InterruptedException {
        String page = send(client, HttpRequest.newBuilder(URI.create(base + path)).GET(), 200);
        String thanks = send(
                client,
                HttpRequest.newBuilder(URI.create(base + "/v"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Origin", base)
                        .POST(HttpRequest.BodyPublishers.ofString(fillIn(page, random))),
                200);
        if (!thanks.contains("Bedankt")) {
            throw new IllegalStateException("no thanks");
        }
    }

    /** The body to send: what is hidden, each option at random, one of each single choice, and a wish. */
    static String fillIn(String page, Random random) {
        StringBuilder form = new StringBuilder();
        Map<String, List<String>> radios = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page);
        while (inputs.find()) {
            switch (inputs.group(1)) {
                case "hidden" -> add(form, inputs.group(2), inputs.group(3));
                case "radio" -> radios.computeIfAbsent(inputs.group(2), n -> new ArrayList<>()).add(inputs.group(3));
                default -> {
                    if (random.nextDouble() < 0.3) {
                        add(form, inputs.group(2), inputs.group(3));
                    }
                }
            }
        }
        radios.forEach((name, values) -> add(form, name, values.get(random.nextInt(values.size()))));
        add(form, "OPEN_WISH", "Wij willen meer samen doen.");
        return form.toString();
    }

    private static void add(StringBuilder form, String name, String value) {
        form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static String send(HttpClient client, HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<byte[]> response = client.send(
                request.header("Accept-Encoding", "gzip").build(), HttpResponse.BodyHandlers.ofByteArray());
        requests.incrementAndGet();
        bytes.addAndGet(response.body().length);
        if (response.statusCode() != expected) {
            throw new IllegalStateException("status " + response.statusCode());
        }
        boolean gzip = response.headers().firstValue("Content-Encoding").orElse("").equals("gzip");
        return new String(
                gzip
                        ? new GZIPInputStream(new java.io.ByteArrayInputStream(response.body())).readAllBytes()
                        : response.body(),
                StandardCharsets.UTF_8);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length))] / 1e6;
    }

    /** Seconds of CPU that the machine used since it started. */
    private static double machineCpu() throws IOException {
        String[] cells = Files.readAllLines(Path.of("/proc/stat")).get(0).trim().split("\\s+");
        long busy = 0;
        for (int i : new int[] {1, 2, 3, 6, 7, 8}) {
            busy += Long.parseLong(cells[i]);
        }
        return busy / 100.0;
    }

    private static double ownCpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }
}
