package nl.bruggenbouwer.quickscan;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import nl.bruggenbouwer.database.Tenancy;
import org.apache.commons.codec.digest.DigestUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Stores one filled-in form: sealed, exactly once, with the code gone in the same transaction. */
@Component
class AnswerQuickScan {

    private static final Logger log = LoggerFactory.getLogger(AnswerQuickScan.class);

    enum Result {
        /** Stored now, or before: a repeat of the same submission looks the same. */
        STORED,
        /** The scan is no longer open, or the code is used. */
        GONE,
        /** More answers than the scan can have. */
        FULL
    }

    private final QuickScanSql scans;
    private final ResponseSql responses;
    private final TellCoordinators coordinators;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Cache<UUID, Seal.Closer> seals =
            Caffeine.newBuilder().maximumSize(1_000).build();
    private final Cache<UUID, AtomicInteger> accepted =
            Caffeine.newBuilder().maximumSize(10_000).build();

    AnswerQuickScan(
            QuickScanSql scans,
            ResponseSql responses,
            TellCoordinators coordinators,
            TransactionTemplate webTransaction,
            Clock clock) {
        this.scans = scans;
        this.responses = responses;
        this.coordinators = coordinators;
        this.transaction = webTransaction;
        this.clock = clock;
    }

    /**
     * @param nonce random text that the form was given; the same nonce with the same answers is the same submission
     */
    Result answer(WayIn way, Answers answers, String nonce) {
        QuickScan scan = way.scan();
        int count = accepted.get(scan.id(), id -> new AtomicInteger()).get();
        if (count >= scan.ceiling()) {
            return Result.FULL;
        }
        byte[] packed = way.ballot().pack(answers.ticks());
        String text = answers.text();
        byte[] submission = submissionKey(nonce, packed, text);
        Seal.Closer seal = seals.get(scan.id(), id -> new Seal.Closer(id, publicKey(scan)));
        byte[] sealedTicks = seal.ticks(packed);
        byte[] sealedText = seal.text(text);
        Result result = Tenancy.in(
                scan.area(),
                () -> transaction.execute(status -> {
                    responses.shareWithClosing(scan.id());
                    boolean open = scans.find(scan.area(), scan.id())
                            .filter(now -> now.state(clock.instant()) == QuickScan.State.OPEN)
                            .isPresent();
                    if (!open) {
                        return Result.GONE;
                    }
                    boolean added =
                            responses.add(scan.area(), scan.id(), way.side(), submission, sealedTicks, sealedText);
                    AccessCode code = way.code();
                    if (added && code != null && !responses.removeCode(code)) {
                        status.setRollbackOnly(); // somebody else used this code first
                        return Result.GONE;
                    }
                    return Result.STORED;
                }));
        if (result == Result.STORED
                && accepted.get(scan.id(), id -> new AtomicInteger()).incrementAndGet() == scan.ceiling()) {
            log.warn("Scan {} has reached its ceiling of {} answers", scan.id(), scan.ceiling());
            Tenancy.in(
                    scan.area(),
                    () -> transaction.executeWithoutResult(status -> coordinators.tell(scan.area(), "scan.full")));
        }
        return result;
    }

    private static byte[] publicKey(QuickScan scan) {
        byte[] key = scan.publicKey();
        if (key == null) {
            throw new IllegalStateException("An open scan has a key");
        }
        return key;
    }

    private static byte[] submissionKey(String nonce, byte[] packed, String text) {
        MessageDigest digest = DigestUtils.getSha256Digest();
        digest.update(nonce.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(packed);
        return digest.digest(text.getBytes(StandardCharsets.UTF_8));
    }
}
