package nl.bruggenbouwer.quickscan; // its counting is nobody else's business

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import nl.bruggenbouwer.Bruggenbouwer;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Publication;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.start.Keys;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes a scan of many responses, on a program and a database of its own: reading and opening the sealed ones, counting
 * (ticks into bands and the stored outcome), and the closing as a whole. Prints one line of JSON.
 *
 * <p>Usage: see bench/outcomes.
 */
public class Outcomes {

    private record Ticks(Side side, byte[] packed) {}

    public static void main(String[] args) throws Exception {
        int responses = Integer.parseInt(args[0]);
        Path folder = Path.of(args[1]);
        ConfigurableApplicationContext program = SpringApplication.run(
                Bruggenbouwer.class,
                "--bruggenbouwer.port=0",
                "--bruggenbouwer.data=" + folder.resolve("data"),
                "--bruggenbouwer.keys=" + folder.resolve("keys"));
        Questionnaire questionnaire = QuestionnaireFile.read(Path.of("content/quickscan/basis.json"));
        QuickScan scan = scan(program, questionnaire);
        fill(folder, scan, questionnaire, responses);

        List<Ticks> opened = new ArrayList<>(responses);
        long openedAt = System.nanoTime();
        double openedCpu = cpu();
        open(program, scan, opened);
        long openMs = since(openedAt);
        double openCpu = cpu() - openedCpu;

        long best = Long.MAX_VALUE;
        long first = 0;
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            CloseQuickScan.Counting counting = new CloseQuickScan.Counting(questionnaire);
            opened.forEach(one -> counting.add(one.side(), one.packed()));
            Map<Side, Integer> forms = Map.of(
                    Side.FORMAL, responses / 3, Side.INFORMAL, responses / 3, Side.MUNICIPALITY, responses - 2 * (responses / 3));
            Published published = Publication.publish(counting.tally(scan, forms), questionnaire.asked());
            Objects.requireNonNull(QuickScans.toJson(published));
            best = Math.min(best, since(began));
            first = i == 0 ? best : first;
        }
        opened.clear();
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);

        long began = System.nanoTime();
        CloseQuickScan.Result result = program.getBean(CloseQuickScan.class).close(scan, UUID.randomUUID(), "Meting");
        long closeMs = since(began);
        long peak = heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() >> 20;
        Kept kept = program.getBean(CloseQuickScan.class).kept(scan);
        program.close();
        System.out.printf(
                Locale.ROOT,
                "{\"measure\":\"outcomes\",\"responses\":%d,\"open_ms\":%d,\"open_cpu_s\":%.1f,\"count_first_ms\":%d,\"count_ms\":%d,"
                        + "\"close_ms\":%d,\"close_peak_heap_mb\":%d,\"heap_limit_mb\":%d,\"result\":\"%s\",\"left\":%d}%n",
                responses, openMs, openCpu, first, best, closeMs, peak, Runtime.getRuntime().maxMemory() >> 20, result, kept.answers());
    }

    /** Reads and opens in batches, as a closing does. */
    private static void open(ConfigurableApplicationContext program, QuickScan scan, List<Ticks> into) {
        Seal.Opener opener =
                new Seal.Opener(scan.id(), program.getBean(Keys.class).load(CloseQuickScan.keyName(scan)));
        PublisherSql sql = program.getBean(PublisherSql.class);
        TransactionTemplate transaction = program.getBean("publisherTransaction", TransactionTemplate.class);
        Tenancy.in(
                scan.area(),
                () -> transaction.executeWithoutResult(status -> sql.eachBatch(
                        scan,
                        batch -> into.addAll(batch.parallelStream()
                                .map(row -> {
                                    opener.text(row.text());
                                    return new Ticks(row.side(), opener.ticks(row.ticks()));
                                })
                                .toList()))));
    }

    private static QuickScan scan(ConfigurableApplicationContext program, Questionnaire questionnaire) {
        Area area = program.getBean(Areas.class).open("meting", "Meting", "", false).orElseThrow();
        Instant now = Instant.now();
        return program.getBean(SeedQuickScan.class)
                .open(
                        area,
                        new SeedQuickScan.Plan(
                                "Meting",
                                questionnaire,
                                List.of("nl"),
                                Map.of(Side.FORMAL, 5000, Side.INFORMAL, 5000, Side.MUNICIPALITY, 5000),
                                now.minus(Duration.ofDays(20)),
                                now.minus(Duration.ofDays(1)),
                                "",
                                1_000_000,
                                UUID.randomUUID(),
                                UUID.randomUUID(),
                                Map.of()));
    }

    /** Seeded random ticks; a free text of 60 to 300 characters in seven out of ten. */
    private static void fill(Path folder, QuickScan scan, Questionnaire questionnaire, int responses) throws Exception {
        Path own = folder.resolve("data/postgres");
        String address = "jdbc:postgresql://127.0.0.1:" + Files.readString(own.resolve("port")).strip()
                + "/postgres?reWriteBatchedInserts=true";
        Ballot ballot = new Ballot(questionnaire);
        Seal.Closer seal = new Seal.Closer(scan.id(), Objects.requireNonNull(scan.publicKey()));
        Map<Side, List<String>> codes = Map.of(
                Side.FORMAL, codes(questionnaire, Side.FORMAL),
                Side.INFORMAL, codes(questionnaire, Side.INFORMAL),
                Side.MUNICIPALITY, codes(questionnaire, Side.MUNICIPALITY));
        try (Connection owner =
                        DriverManager.getConnection(address, "postgres", Files.readString(own.resolve("password")).strip());
                PreparedStatement insert = owner.prepareStatement("insert into sealed_response"
                        + " (area_id, id, quickscan_id, side, submission, ticks, free_text) values (?, ?, ?, ?, ?, ?, ?)")) {
            owner.setAutoCommit(false);
            for (int from = 0; from < responses; from += 1_000) {
                List<Object[]> rows = IntStream.range(from, Math.min(responses, from + 1_000))
                        .parallel()
                        .mapToObj(i -> {
                            Random random = new Random(i);
                            Side side = Side.values()[i % 3];
                            Set<String> ticks = new HashSet<>();
                            codes.get(side).stream().filter(code -> random.nextDouble() < 0.3).forEach(ticks::add);
                            String text = random.nextInt(10) < 3 ? "" : "Meer samen ".repeat(6 + random.nextInt(22));
                            return new Object[] {
                                scan.area().value(), UUID.randomUUID(), scan.id(), side.name(), Seal.random(32),
                                seal.ticks(ballot.pack(ticks)), seal.text(text)
                            };
                        })
                        .toList();
                for (Object[] row : rows) {
                    for (int column = 0; column < row.length; column++) {
                        insert.setObject(column + 1, row[column]);
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            owner.commit();
        }
    }

    private static List<String> codes(Questionnaire questionnaire, Side side) {
        List<String> codes = new ArrayList<>();
        for (Question question : questionnaire.questionsFor(side)) {
            if (question instanceof Question.Choice choice) {
                choice.optionsFor(side).forEach(option -> codes.add(Ballot.code(question, option)));
            }
        }
        return codes;
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
    }

    private static long since(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1_000_000;
    }
}
