package nl.bruggenbouwer.quickscan;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Publication;
import nl.bruggenbouwer.disclosure.Published;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.disclosure.Tally;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.intake.Fact;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.start.Keys;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closing: opens the sealed responses, counts, keeps only the outcome, and removes every response, code and the key. One
 * transaction; a crash before its end leaves the scan open and complete, a crash after it leaves a key file that
 * {@link #destroyKey} removes at the next start.
 */
@Component
public class CloseQuickScan {

    private static final Logger log = LoggerFactory.getLogger(CloseQuickScan.class);

    /** What came of it. */
    public enum Result {
        CLOSED,
        /** Far more forms than expected, and no reason recorded: removed unseen. */
        DESTROYED,
        /** Not (or no longer) waiting for this person's confirmation. */
        NOT_NOW
    }

    private final PublisherSql sql;
    private final TransactionTemplate transaction;
    private final Engagements engagements;
    private final Keys keys;
    private final Clock clock;

    CloseQuickScan(
            PublisherSql sql,
            @Qualifier("publisherTransaction") TransactionTemplate transaction,
            Engagements engagements,
            Keys keys,
            Clock clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.engagements = engagements;
        this.keys = keys;
        this.clock = clock;
    }

    /** Forms per side, for the second person who judges whether they are plausible. Nothing else is read. */
    public Map<Side, Integer> forms(QuickScan scan) {
        return Tenancy.in(scan.area(), () -> transaction.execute(status -> sql.forms(scan)));
    }

    /** What is still kept of the answers. */
    public Kept kept(QuickScan scan) {
        return Tenancy.in(scan.area(), () -> transaction.execute(status -> sql.kept(scan)));
    }

    /** More than one and a half times what was expected of a side (safety rule: somebody may have filled in many). */
    public static boolean implausible(QuickScan scan, Map<Side, Integer> forms) {
        return forms.entrySet().stream().anyMatch(side -> {
            QuickScan.Invited invited = scan.sides().get(side.getKey());
            return invited != null && 2 * side.getValue() > 3 * invited.expected();
        });
    }

    /**
     * Closes for good, by the second person of the Alliantie.
     *
     * @param reason why far more forms than expected are plausible; empty = none, then such a scan is destroyed unseen
     */
    public Result close(QuickScan asked, UUID by, String reason) {
        Result result = Tenancy.in(
                asked.area(),
                () -> transaction.execute(status -> {
                    sql.lock(asked);
                    QuickScan scan = sql.lockRow(asked);
                    if (scan.state(clock.instant()) != QuickScan.State.ENDED || !mayConfirm(scan, by)) {
                        return Result.NOT_NOW;
                    }
                    Map<Side, Integer> forms = sql.forms(scan);
                    if (implausible(scan, forms) && reason.isBlank()) {
                        sql.removeAnswers(scan);
                        sql.destroy(scan, by, clock.instant());
                        record(scan, Fact.Kind.SCAN_DESTROYED, by);
                        return Result.DESTROYED;
                    }
                    publish(scan, forms);
                    sql.removeAnswers(scan);
                    sql.close(scan, by, clock.instant(), reason.strip());
                    record(scan, Fact.Kind.SCAN_CLOSED, by);
                    return Result.CLOSED;
                }));
        if (result != Result.NOT_NOW) {
            destroyKey(asked);
            log.info("Scan {} {}", asked.id(), result == Result.CLOSED ? "closed" : "destroyed");
        }
        return result;
    }

    private void record(QuickScan scan, Fact.Kind kind, UUID by) {
        engagements.recordAsPublisher(
                scan.area(),
                scan.engagement(),
                Fact.of(kind, engagements.today(), scan.id(), by).noting(scan.title()));
    }

    /** The second person is another one than who asked for the closing. */
    static boolean mayConfirm(QuickScan scan, UUID by) {
        return scan.closingAskedBy() != null && !by.equals(scan.closingAskedBy());
    }

    private void publish(QuickScan scan, Map<Side, Integer> forms) {
        Questionnaire questionnaire = Questionnaire.parse(sql.questionnaire(scan));
        Counting counting = new Counting(questionnaire);
        Seal.Opener opener = new Seal.Opener(scan.id(), keys.load(keyName(scan)));
        List<String> texts = new ArrayList<>();
        sql.eachBatch(
                scan,
                batch -> batch.parallelStream()
                        .map(row -> new Opened(row.side(), opener.ticks(row.ticks()), opener.text(row.text())))
                        .toList()
                        .forEach(opened -> {
                            counting.add(opened.side(), opened.ticks());
                            if (!opened.text().isBlank()) {
                                texts.add(opened.text());
                            }
                        }));
        Published published = Publication.publish(counting.tally(scan, forms), questionnaire.asked());
        sql.addOutcome(scan, QuickScans.toJson(published));
        Collections.shuffle(texts, new SecureRandom()); // the order of arrival ends here
        sql.addFreeTexts(scan, texts);
    }

    private record Opened(Side side, byte[] ticks, String text) {}

    /** Counts ticks per code and side. */
    static final class Counting {

        private final Ballot ballot;
        private final Map<Side, int[]> counts = new EnumMap<>(Side.class);
        private final Map<String, BitSet> figures = new HashMap<>();
        private final Map<String, Map<Side, Integer>> figureCounts = new HashMap<>();

        Counting(Questionnaire questionnaire) {
            this.ballot = new Ballot(questionnaire);
            questionnaire.questions().forEach(question -> {
                if (question instanceof Question.SingleChoice single
                        && !single.figure().isEmpty()) {
                    BitSet bits = new BitSet();
                    single.figure().forEach(option -> bits.set(ballot.codes().indexOf(single.code() + "." + option)));
                    figures.put(single.code(), bits);
                }
            });
        }

        void add(Side side, byte[] packed) {
            BitSet bits = ballot.unpack(packed);
            int[] perOption =
                    counts.computeIfAbsent(side, s -> new int[ballot.codes().size()]);
            for (int bit = bits.nextSetBit(0); bit >= 0; bit = bits.nextSetBit(bit + 1)) {
                perOption[bit]++;
            }
            figures.forEach((question, figure) -> {
                if (figure.intersects(bits)) {
                    figureCounts
                            .computeIfAbsent(question, q -> new EnumMap<>(Side.class))
                            .merge(side, 1, Integer::sum);
                }
            });
        }

        Tally tally(QuickScan scan, Map<Side, Integer> forms) {
            Map<String, Map<Side, Integer>> byCode = new HashMap<>();
            counts.forEach((side, perOption) -> {
                for (int i = 0; i < perOption.length; i++) {
                    byCode.computeIfAbsent(ballot.codes().get(i), c -> new EnumMap<>(Side.class))
                            .put(side, perOption[i]);
                }
            });
            figureCounts.forEach((question, perSide) -> byCode.put(question + ".FIGURE", perSide));
            return new Tally(scan.invited(), forms, byCode);
        }
    }

    /** The scan's private key is gone: from here on no sealed response can be opened, in no backup either. */
    void destroyKey(QuickScan scan) {
        keys.destroy(keyName(scan));
    }

    static String keyName(QuickScan scan) {
        return "scan-" + scan.id();
    }
}
