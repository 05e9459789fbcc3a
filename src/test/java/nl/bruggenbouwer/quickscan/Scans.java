package nl.bruggenbouwer.quickscan;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Areas and scans for tests: each test has its own. */
@Component
public class Scans {

    public static final Questionnaire BASIS = QuestionnaireFile.read(Path.of("content/quickscan/basis.json"));
    public static final Map<Side, Integer> EXPECTED = Map.of(Side.FORMAL, 25, Side.INFORMAL, 20, Side.MUNICIPALITY, 10);

    /** What is sent with asking to open a scan before a talk with organisations. */
    static final String[] WITHOUT_TALK = {"zonder-reden", "KNOWN", "zonder-regel", "Wij kennen elkaar al jaren."};

    private final JdbcClient db;
    private final Areas areas;
    private final SeedQuickScan seed;

    Scans(JdbcClient db, Areas areas, SeedQuickScan seed) {
        this.db = db;
        this.areas = areas;
        this.seed = seed;
    }

    /** A new area with a contact person. */
    public Area area() {
        String slug = "test-" + UUID.randomUUID().toString().substring(0, 12);
        db.sql("""
                        insert into area (id, slug, name, contact_name, contact_phone, contact_hours, opened_at)
                        values (nextval('area_id_seq'), :slug, 'Testdorp', 'Samira', '030 - 123 45 67', 'werkdagen van 9 tot 17 uur', :now)
                        """)
                .param("slug", slug)
                .param("now", Timestamp.from(Instant.now()))
                .update();
        return areas.bySlug(slug).orElseThrow();
    }

    /** An open scan with a group link for each side. */
    public QuickScan open(Area area) {
        return scan(area, Duration.ofDays(7), 100_000);
    }

    /** An open scan that takes no more than this many answers. */
    QuickScan openUpTo(int ceiling, Area area) {
        return scan(area, Duration.ofDays(7), ceiling);
    }

    /** A scan whose closing date is past; closing is asked for by {@link QuickScan#closingAskedBy}. */
    public QuickScan ended(Area area) {
        return scan(area, Duration.ofDays(-1), 100_000);
    }

    private QuickScan scan(Area area, Duration untilClosing, int ceiling) {
        Instant now = Instant.now();
        Map<Side, String> links = new EnumMap<>(Side.class);
        for (Side side : Side.values()) {
            links.put(side, Areas.Link.newSlug());
        }
        return seed.open(
                area,
                new SeedQuickScan.Plan(
                        "Vragenlijst",
                        BASIS,
                        List.of("nl", "en", "tr", "ar"),
                        EXPECTED,
                        now.minus(Duration.ofDays(20)),
                        now.plus(untilClosing),
                        "14 januari, 19.30 uur",
                        ceiling,
                        UUID.randomUUID(),
                        UUID.randomUUID(),
                        links));
    }

    public String slug(QuickScan scan) {
        return areas.get(scan.area()).slug();
    }

    public String link(QuickScan scan, Side side) {
        return areas.linksTo(scan.area(), scan.id()).stream()
                .filter(link -> link.kind().equals("QUICKSCAN_" + side))
                .findFirst()
                .orElseThrow()
                .slug();
    }

    /** Adds as many equal answers to each side. */
    public void answers(QuickScan scan, Map<Side, Integer> forms, Set<String> ticks, String text) {
        forms.forEach((side, count) -> {
            for (int i = 0; i < count; i++) {
                seed.answer(scan, BASIS, side, ticks, text);
            }
        });
    }
}
