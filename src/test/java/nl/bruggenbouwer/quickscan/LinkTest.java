package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.database.Owner;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.start.Keys;
import nl.bruggenbouwer.start.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.postgresql.PGConnection;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/**
 * Forty people whose code, address, browser, languages and answers are known. Whoever has everything – a dump, the disk
 * with the write-ahead log, the keys, the log – looks for them: while the scan is open, and after it is closed. What is
 * promised, and what is not, stands in docs/privacy.md. A program of its own, so that nothing else is on its disk.
 */
@ApplicationTest
@DirtiesContext
@TestPropertySource(properties = "spring.application.name=link")
@ExtendWith(OutputCaptureExtension.class)
class LinkTest {

    private static final Map<Side, Integer> PEOPLE = Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8);
    private static final int UNUSED_CODES = 5;

    @Autowired
    ApplicationContext program;

    @Autowired
    Settings settings;

    @Autowired
    Scans scans;

    @Autowired
    ResponseSql responses;

    @Autowired
    QuickScanSql sql;

    @Autowired
    CloseQuickScan closing;

    @Autowired
    Keys keys;

    @LocalServerPort
    int port;

    private final Ballot ballot = new Ballot(Scans.BASIS);

    @Test
    void nobodyFindsOutWhoAnsweredWhat(CapturedOutput log) throws Exception {
        QuickScan scan = scans.open(scans.area());
        List<Respondent> people = people(scan);
        Set<String> keyFiles = files(settings.keys()).keySet();
        execute("analyze"); // the server's samples of values outlive the rows
        Map<String, byte[]> before = dump();
        for (Respondent person : people) {
            person.answer(port);
        }
        people.get(0).stumble(port);
        Map<String, byte[]> open = dump();

        assertThat(closing.forms(scan)).isEqualTo(PEOPLE);
        assertThat(differing(before, open))
                .as("tables that learn of an answer")
                .containsExactlyInAnyOrder("access_code", "sealed_response");
        assertThat(files(settings.keys()).keySet()).isEqualTo(keyFiles);
        assertThat(traces(people).foundIn(open)).isEmpty();
        assertThat(traces(people).foundIn(disk())).isEmpty();
        assertThat(traces(people).foundIn(bytes(log))).isEmpty();
        assertThat(texts(people).foundIn(open)).isEmpty();
        assertThat(texts(people).foundIn(disk())).isEmpty();
        assertThat(usedCodes(people).foundIn(open))
                .as("used codes are gone from a dump")
                .isEmpty();
        assertThat(number("select count(*) from access_code")).isEqualTo(UNUSED_CODES);
        assertThat(number("""
                        select count(*) from access_code c join sealed_response r
                            on r.xmin::text in (c.xmin::text, c.xmax::text) or r.xmax::text = c.xmin::text
                        """)).as("links in the tables").isZero();
        assertThat(number("select count(*) from sealed_response where substr(id::text, 15, 1) <> '4'"))
                .as("identifiers that are not random")
                .isZero();
        assertThat(
                        number(
                                "select count(distinct octet_length(ticks) || '-' || octet_length(free_text)) from sealed_response"))
                .as("sizes")
                .isEqualTo(1);

        // not promised: with the disk and the key, removed rows link a code to an answer
        byte[] secret = keys.load(CloseQuickScan.keyName(scan));
        byte[] keyFile = Files.readAllBytes(settings.keys().resolve(CloseQuickScan.keyName(scan) + ".key"));
        assertThat(openedByCode(scan, secret)).isEqualTo(packedByCode(people));

        end(scan);
        assertThat(closing.close(scan, UUID.randomUUID(), "")).isEqualTo(CloseQuickScan.Result.CLOSED);
        execute("analyze");
        Map<String, byte[]> closed = dump();
        Map<String, byte[]> disk = disk();

        assertThat(closing.kept(scan)).isEqualTo(new Kept(0, 0));
        assertThat(traces(people).foundIn(closed)).isEmpty();
        assertThat(traces(people).foundIn(disk)).isEmpty();
        assertThat(traces(people).foundIn(bytes(log))).isEmpty();
        assertThat(texts(people).foundIn(bytes(log))).isEmpty();
        assertThat(usedCodes(people).foundIn(closed)).isEmpty();
        assertThat(texts(people).foundIn(closed))
                .as("free texts go to review, nowhere else")
                .containsOnlyKeys("free_text");
        assertThat(reviewed())
                .containsExactlyInAnyOrderElementsOf(
                        people.stream().map(p -> p.text).toList());
        assertThat(reviewed())
                .as("the order of arrival")
                .isNotEqualTo(people.stream().map(p -> p.text).toList());
        Traces key = new Traces().addBytes("secret", secret).addBytes("file", keyFile);
        assertThat(key.foundIn(closed)).isEmpty();
        assertThat(key.foundIn(disk))
                .as("the key is nowhere, so no sealed row opens")
                .isEmpty();
        assertThatThrownBy(() -> keys.load(CloseQuickScan.keyName(scan)))
                .hasRootCauseInstanceOf(NoSuchFileException.class);
    }

    /** A search that finds nothing proves something only when it finds what is there. */
    @Test
    void theSearchFindsWhatIsPlanted(CapturedOutput log) throws Exception {
        Respondent person = new Respondent(99, AccessCode.make(scans.area().id()), Side.FORMAL);
        person.ticks.add("NEED_SUPPORT.TRAINING");
        person.nonce = "xyzxyzxyzxyzxyzxyz";
        byte[] answers = ballot.pack(person.ticks);
        LoggerFactory.getLogger(LinkTest.class).warn("{} {}", person.address, person.code.text());
        execute("create table planted (address inet, browser text, hash bytea, answers bytea)");
        execute("insert into planted values ('%s', '%s', '\\x%s', '\\x%s')"
                .formatted(person.address, person.browser, hex(person.code.hash()), hex(answers)));
        execute("insert into mail (area_id, id, recipient, subject, body, created_at, next_try)"
                + " values (0, gen_random_uuid(), 'a@b.example', 'Code', '" + person.code.shown() + "', now(), now())");
        Files.writeString(settings.data().resolve("planted"), person.referrer + person.forwarded);
        Map<String, byte[]> dump = dump();
        Map<String, byte[]> disk = disk();
        execute("drop table planted");
        execute("delete from mail");

        Traces traces = traces(List.of(person));
        assertThat(traces.foundIn(bytes(log))).containsExactly("99 address", "99 code");
        assertThat(traces.foundIn(dump).get("planted")).containsExactly("99 address", "99 answers (hex)", "99 browser");
        assertThat(traces.foundIn(dump).get("mail")).containsExactly("99 code as shown");
        assertThat(usedCodes(List.of(person)).foundIn(dump)).containsOnlyKeys("planted");
        Map<String, Set<String>> onDisk = traces.foundIn(disk);
        assertThat(onDisk.get("planted")).containsExactly("99 forwarded", "99 referrer");
        assertThat(onDisk.keySet()).anyMatch(file -> file.contains("pg_wal"));
        assertThat(onDisk.keySet()).anyMatch(file -> file.contains("base"));
        assertThat(new TreeSet<>(onDisk.values().stream().flatMap(Set::stream).toList()))
                .contains("99 address (inet)", "99 answers", "99 browser", "99 code as shown");
    }

    /** Known holders of codes, in the order in which they will answer; some codes stay unused. */
    private List<Respondent> people(QuickScan scan) {
        List<Respondent> people = new ArrayList<>();
        PEOPLE.forEach((side, count) -> {
            List<AccessCode> codes = Stream.generate(() -> AccessCode.make(scan.area()))
                    .limit(count)
                    .toList();
            Tenancy.in(scan.area(), () -> responses.addCodes(scan.area(), scan.id(), side, codes));
            codes.forEach(code -> people.add(new Respondent(people.size(), code, side)));
        });
        List<AccessCode> unused = Stream.generate(() -> AccessCode.make(scan.area()))
                .limit(UNUSED_CODES)
                .toList();
        Tenancy.in(scan.area(), () -> responses.addCodes(scan.area(), scan.id(), Side.FORMAL, unused));
        Collections.shuffle(people, new Random(1));
        return people;
    }

    /** All that may never be found, anywhere. */
    private Traces traces(List<Respondent> people) throws IOException {
        Traces traces = new Traces();
        for (Respondent person : people) {
            String number = person.number + " ";
            traces.add(number + "address", person.address)
                    .addBytes(number + "address (inet)", inet(person.address))
                    .add(number + "forwarded", person.forwarded)
                    .add(number + "browser", person.browser)
                    .add(number + "languages", person.languages)
                    .add(number + "referrer", person.referrer)
                    .add(number + "code as shown", person.code.shown())
                    .addBytes(number + "code", person.code.text().getBytes(StandardCharsets.US_ASCII))
                    .add(number + "nonce", person.nonce)
                    .add(number + "answers", ballot.pack(person.ticks))
                    .add(number + "answers as sent", ballot.encode(person.ticks));
        }
        return traces;
    }

    /** As PostgreSQL stores it: family, bits, address. */
    private static byte[] inet(String address) throws IOException {
        byte[] four = InetAddress.getByName(address).getAddress();
        return new byte[] {2, 32, four[0], four[1], four[2], four[3]};
    }

    private static Traces texts(List<Respondent> people) {
        Traces traces = new Traces();
        people.forEach(person -> traces.add(person.address + " text", person.text));
        return traces;
    }

    private static Traces usedCodes(List<Respondent> people) {
        Traces traces = new Traces();
        people.forEach(person -> traces.addBytes(person.address + " code", person.code.hash()));
        return traces;
    }

    /** Every table of the database with its content, the server's own tables too. */
    private Map<String, byte[]> dump() throws SQLException, IOException {
        Map<String, byte[]> dump = new TreeMap<>();
        try (Connection owner = Owner.connect(program)) {
            for (String table : tables(owner)) {
                ByteArrayOutputStream content = new ByteArrayOutputStream();
                owner.unwrap(PGConnection.class).getCopyAPI().copyOut("copy " + table + " to stdout", content);
                dump.put(table, content.toByteArray());
            }
        }
        return dump;
    }

    private static List<String> tables(Connection owner) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select oid::regclass::text from pg_class where relkind in ('r', 'm') order by 1")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    /** Tables of ours whose content is not the same; the scheduler's own diary changes by itself. */
    private static Set<String> differing(Map<String, byte[]> before, Map<String, byte[]> after) {
        Set<String> differing = new TreeSet<>();
        after.forEach((table, content) -> {
            if (!Arrays.equals(content, before.get(table))
                    && !table.startsWith("pg_")
                    && !table.equals("scheduled_tasks")) {
                differing.add(table);
            }
        });
        return differing;
    }

    /** What lies on the disk after a checkpoint: data with the write-ahead log, keys; the unpacked server left out. */
    private Map<String, byte[]> disk() throws SQLException, IOException {
        execute("checkpoint");
        Map<String, byte[]> disk = new TreeMap<>(files(settings.data()));
        files(settings.keys()).forEach((name, content) -> disk.put("keys/" + name, content));
        return disk;
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString();
            if (!name.startsWith("postgres/postgres-")) {
                contents.put(name, Files.readAllBytes(file));
            }
        }
        return contents;
    }

    /** Opens what the removed codes and the responses on the disk's pages have in common: their transaction. */
    private Map<String, String> openedByCode(QuickScan scan, byte[] secret) throws SQLException {
        execute("create extension if not exists pageinspect");
        Seal.Opener opener = new Seal.Opener(scan.id(), secret);
        Map<String, String> opened = new LinkedHashMap<>();
        // the first byte of a value is its length
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet links = statement.executeQuery("""
                        with code as (
                            select t_xmax, substr(t_attrs[2], 2) as hash
                              from generate_series(0, pg_relation_size('access_code') / 8192 - 1) page,
                                   heap_page_item_attrs(get_raw_page('access_code', page::int), 'access_code')),
                        response as (
                            select t_xmin, substr(t_attrs[6], 2) as ticks
                              from generate_series(0, pg_relation_size('sealed_response') / 8192 - 1) page,
                                   heap_page_item_attrs(get_raw_page('sealed_response', page::int), 'sealed_response'))
                        select hash, ticks from code join response on t_xmax = t_xmin
                        """)) {
            while (links.next()) {
                opened.put(hex(links.getBytes("hash")), hex(opener.ticks(links.getBytes("ticks"))));
            }
        }
        return opened;
    }

    private Map<String, String> packedByCode(List<Respondent> people) {
        Map<String, String> packed = new HashMap<>();
        people.forEach(person -> packed.put(hex(person.code.hash()), hex(ballot.pack(person.ticks))));
        return packed;
    }

    /** Lets the closing date pass, and asks for the closing. */
    private void end(QuickScan scan) throws SQLException {
        execute("update quickscan set closes_at = now() - interval '1 minute' where id = '" + scan.id() + "'");
        Tenancy.in(scan.area(), () -> sql.askClosing(scan, UUID.randomUUID(), Instant.now()));
    }

    /** Free texts in the order in which they lie on the disk. */
    private List<String> reviewed() throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery("select raw from free_text order by ctid")) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private long number(String query) throws SQLException {
        try (Connection owner = Owner.connect(program);
                Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void execute(String statement) throws SQLException {
        try (Connection owner = Owner.connect(program);
                Statement s = owner.createStatement()) {
            s.execute(statement);
        }
    }

    private static byte[] bytes(CapturedOutput log) {
        return log.getAll().getBytes(StandardCharsets.UTF_8);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
