package nl.bruggenbouwer.audit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads chains from begin to end and names what was changed, removed or swapped. */
@Component
public class VerifyAudit {

    private static final int AT_A_TIME = 5_000;

    private final ChainSql sql;
    private final Chain chain;
    private final Ends ends;
    private final TransactionTemplate transaction;

    VerifyAudit(
            ChainSql sql,
            Chain chain,
            Ends ends,
            @Qualifier("workerTransactions") PlatformTransactionManager transactions) {
        this.sql = sql;
        this.chain = chain;
        this.ends = ends;
        // the log as it is at one moment, although the program goes on linking and erasing
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** What is wrong with rows. */
    public enum Fault {
        /** These numbers are not there. */
        REMOVED,
        /** These rows do not say what they said, or stand in each other's place. */
        CHANGED,
        /** The end of the log is gone, from after this number. */
        CUT_OFF,
        /** A checkpoint that this program did not sign. */
        FORGED
    }

    /**
     * A fault and its place.
     *
     * @param from first number; with {@code to} the last
     */
    public record Finding(AreaId area, String kind, Fault fault, long from, long to) {}

    /** Every chain of the country. */
    public List<Finding> all() {
        Set<Chain.Name> chains = new LinkedHashSet<>(transaction.execute(status -> sql.all()));
        chains.addAll(ends.read().keySet());
        return chains.stream().flatMap(name -> of(name).stream()).toList();
    }

    /** The chains of one area. */
    public List<Finding> of(AreaId area) {
        List<Finding> findings = new ArrayList<>();
        for (String kind : List.of("CHANGE", "READ")) {
            findings.addAll(of(new Chain.Name(area.value(), kind)));
        }
        return findings;
    }

    private List<Finding> of(Chain.Name name) {
        Ends.Known known = ends.read().get(name); // before the rows: what is known here was in the database already
        return transaction.execute(status -> new Reading(name, known).findings());
    }

    /** One chain, read once. */
    private class Reading {

        private final Chain.Name name;
        private final Ends.@Nullable Known known;
        private final List<ChainSql.End> checkpoints;
        private final List<Finding> findings = new ArrayList<>();
        private long seq;
        private byte[] link = Chain.BEGIN;

        Reading(Chain.Name name, Ends.@Nullable Known known) {
            this.name = name;
            this.known = known;
            this.checkpoints = sql.checkpoints(name);
        }

        List<Finding> findings() {
            for (ChainSql.End checkpoint : checkpoints) {
                if (!Arrays.equals(
                        checkpoint.signature(), chain.signature(name, checkpoint.seq(), checkpoint.link()))) {
                    add(Fault.FORGED, checkpoint.seq(), checkpoint.seq());
                }
            }
            begin();
            List<ChainSql.Linked> piece;
            do {
                piece = sql.rows(name, seq, AT_A_TIME);
                piece.forEach(this::read);
            } while (piece.size() == AT_A_TIME);
            end();
            return findings;
        }

        /** What retention has cut ends at the first checkpoint that is left. */
        private void begin() {
            List<ChainSql.Linked> first = sql.rows(name, 0, 1);
            if (!checkpoints.isEmpty() && (first.isEmpty() || first.get(0).row().seq() > 1)) {
                ChainSql.End cut = checkpoints.get(0);
                boolean ours = Arrays.equals(cut.signature(), chain.signature(name, cut.seq(), cut.link()));
                if (ours && (first.isEmpty() || first.get(0).row().seq() > cut.seq())) {
                    seq = cut.seq();
                    link = cut.link();
                }
            }
        }

        private void read(ChainSql.Linked linked) {
            long number = linked.row().seq();
            if (number > seq + 1) {
                add(Fault.REMOVED, seq + 1, number - 1);
            } else if (!Arrays.equals(linked.link(), chain.link(link, linked.row()))) {
                add(Fault.CHANGED, number, number);
            }
            seq = number;
            link = linked.link(); // so that one fault is named once
        }

        private void end() {
            long signed = checkpoints.isEmpty()
                    ? 0
                    : checkpoints.get(checkpoints.size() - 1).seq();
            if (signed > seq) {
                add(Fault.REMOVED, seq + 1, signed);
            }
            if (known != null) {
                known.lost().forEach(lost -> add(Fault.CUT_OFF, lost, lost));
                if (!known.in(checkpoints) && !known.lost().contains(known.seq())) {
                    add(Fault.CUT_OFF, known.seq(), known.seq());
                }
            }
        }

        private void add(Fault fault, long from, long to) {
            findings.add(new Finding(new AreaId(name.area()), name.kind(), fault, from, to));
        }
    }
}
