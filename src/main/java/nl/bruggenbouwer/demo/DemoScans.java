package nl.bruggenbouwer.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.questionnaire.Option;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.questionnaire.QuestionnaireFile;
import nl.bruggenbouwer.quickscan.CloseQuickScan;
import nl.bruggenbouwer.quickscan.OpenQuickScan;
import nl.bruggenbouwer.quickscan.QuickScan;
import nl.bruggenbouwer.quickscan.QuickScans;
import nl.bruggenbouwer.quickscan.SeedQuickScan;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The demo area's scans: one open under fixed links, one that waits for its closing, one closed and released. Dates are
 * relative to today; what is missing is made again at each start, and when the tour asks for it.
 */
@Component
@OnlyInTheDemo
@Order(DemoContent.ORDER + 10)
class DemoScans implements ApplicationRunner {

    private static final Map<Side, String> LINKS =
            Map.of(Side.FORMAL, "demo-formeel", Side.INFORMAL, "demo-informeel", Side.MUNICIPALITY, "demo-gemeente");
    private static final Map<Side, Integer> EXPECTED =
            Map.of(Side.FORMAL, 25, Side.INFORMAL, 20, Side.MUNICIPALITY, 15);
    private static final Map<Side, Integer> FORMS = Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8);

    /** The demo's scan is also what load is measured on, so it takes more than people would send. */
    private static final int CEILING = 10_000_000;

    private final DemoContent content;
    private final Areas areas;
    private final QuickScans scans;
    private final SeedQuickScan seed;
    private final CloseQuickScan closeQuickScan;
    private final OpenQuickScan openQuickScan;
    private final Settings settings;
    private final Questionnaire basis;
    private final Text text;
    private final Clock clock;

    DemoScans(
            DemoContent content,
            Areas areas,
            QuickScans scans,
            SeedQuickScan seed,
            CloseQuickScan closeQuickScan,
            OpenQuickScan openQuickScan,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.content = content;
        this.areas = areas;
        this.scans = scans;
        this.seed = seed;
        this.closeQuickScan = closeQuickScan;
        this.openQuickScan = openQuickScan;
        this.settings = settings;
        this.basis = QuestionnaireFile.read(settings.content().resolve("quickscan/basis.json"));
        this.text = texts.dutch();
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        ensureOpen();
        closed();
        ready();
    }

    private void ensureOpen() {
        Area area = area();
        boolean open = areas.link("demo-formeel")
                .flatMap(link -> Tenancy.in(area.id(), () -> scans.find(area.id(), link.target())))
                .filter(scan -> scan.state(clock.instant()) == QuickScan.State.OPEN)
                .isPresent();
        if (!open) {
            LINKS.values().forEach(areas::removeLink);
            make(area, null, "demo.scan.open", Duration.ofDays(-5), Duration.ofDays(16), LINKS);
        }
    }

    /** A scan whose closing date is past and whose closing the second coordinator asked for. */
    UUID ready() {
        Area area = area();
        return latest(area, QuickScan.State.ENDED, "demo.scan.ready")
                .map(QuickScan::id)
                .orElseGet(() -> {
                    QuickScan scan =
                            make(area, null, "demo.scan.ready", Duration.ofDays(-22), Duration.ofHours(-2), Map.of());
                    answer(scan);
                    return scan.id();
                });
    }

    /** The scan that was closed last; one is made when there is none. */
    UUID closed() {
        Area area = area();
        return latest(area, QuickScan.State.CLOSED, "demo.scan.closed", "demo.scan.ready")
                .map(QuickScan::id)
                .orElseGet(() -> close(area, null, "demo.scan.closed", -30));
    }

    /** A scan of another traject that was closed and released; one is made when there is none. */
    void closedOf(UUID engagement) {
        Area area = area();
        if (latest(area, QuickScan.State.CLOSED, "demo.scan.other").isEmpty()) {
            close(area, engagement, "demo.scan.other", -60);
        }
    }

    private UUID close(Area area, @Nullable UUID engagement, String title, int closed) {
        QuickScan scan = make(area, engagement, title, Duration.ofDays(closed - 30), Duration.ofDays(closed), Map.of());
        answer(scan);
        UUID coordinator = content.account(DemoPerson.COORDINATOR);
        closeQuickScan.close(scan, coordinator, "");
        Tenancy.in(area.id(), () -> openQuickScan.release(area, scan.id(), coordinator));
        return scan.id();
    }

    /** Of the demo's own scans: visitors make scans too. */
    private Optional<QuickScan> latest(Area area, QuickScan.State state, String... titles) {
        List<String> own = Arrays.stream(titles).map(text::get).toList();
        return Tenancy.in(area.id(), () -> scans.in(area.id())).stream()
                .filter(scan -> scan.state(clock.instant()) == state && own.contains(scan.title()))
                .findFirst();
    }

    private Area area() {
        return areas.bySlug(DemoContent.SLUG).orElseThrow();
    }

    private QuickScan make(
            Area area,
            @Nullable UUID engagement,
            String title,
            Duration opens,
            Duration closes,
            Map<Side, String> links) {
        Instant now = clock.instant();
        return seed.open(
                area,
                engagement,
                new SeedQuickScan.Plan(
                        text.get(title),
                        basis,
                        List.of("nl", "en", "tr", "ar"),
                        EXPECTED,
                        now.plus(opens),
                        now.plus(closes),
                        text.get("demo.scan.meeting"),
                        CEILING,
                        content.account(DemoPerson.COORDINATOR2),
                        content.account(DemoPerson.COORDINATOR),
                        links));
    }

    private void answer(QuickScan scan) {
        JsonNode invented = JsonMapper.shared()
                .readTree(settings.content().resolve("demo/answers.json").toFile());
        Map<Side, Integer> forms = new EnumMap<>(FORMS);
        forms.forEach((side, count) -> {
            for (int i = 0; i < count; i++) {
                Set<String> ticks = new HashSet<>();
                for (Question question : basis.questionsFor(side)) {
                    if (question instanceof Question.Choice choice) {
                        ticks.addAll(ticks(choice, invented.path("shares"), side, i, count));
                    }
                }
                JsonNode texts = invented.path("texts");
                int number = side.ordinal() * 3 + i;
                String words =
                        i < 3 && number < texts.size() ? texts.get(number).asString() : "";
                seed.answer(scan, basis, side, ticks, words);
            }
        });
    }

    /** Which options the i-th of n people ticks, so that together they make the invented shares. */
    private static Set<String> ticks(Question.Choice question, JsonNode shares, Side side, int i, int n) {
        Set<String> ticks = new HashSet<>();
        double sum = 0;
        for (Option option : question.optionsFor(side)) {
            String code = question.code() + "." + option.code();
            int turn = Math.floorMod(i + (question instanceof Question.SingleChoice ? 0 : code.hashCode()), n);
            if (question instanceof Question.SingleChoice) {
                double share = shares.path(question.code())
                        .path(option.code())
                        .path(side.ordinal())
                        .asDouble(0);
                if (turn >= Math.round(sum * n) && turn < Math.round((sum + share) * n)) {
                    ticks.add(code);
                }
                sum += share;
            } else if (!option.dropped()
                    && turn < Math.round(shares.path(code).path(side.ordinal()).asDouble(0.33) * n)) {
                ticks.add(code);
            }
        }
        return ticks;
    }
}
