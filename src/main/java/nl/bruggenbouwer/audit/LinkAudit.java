package nl.bruggenbouwer.audit;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import nl.bruggenbouwer.privacy.Retention;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Each minute: links the new rows of every chain, and signs where each ends. Looks first whether its end is still there. */
@Component
class LinkAudit {

    private static final Logger log = LoggerFactory.getLogger(LinkAudit.class);
    private static final int AT_A_TIME = 1_000;

    private final ChainSql sql;
    private final Chain chain;
    private final Ends ends;
    private final TransactionTemplate transaction;

    LinkAudit(ChainSql sql, Chain chain, Ends ends, @Qualifier("workerTransaction") TransactionTemplate transaction) {
        this.sql = sql;
        this.chain = chain;
        this.ends = ends;
        this.transaction = transaction;
    }

    void linkAll() {
        List<ChainSql.End> linked;
        do {
            linked = transaction.execute(status -> {
                sql.lock();
                return sql.withNewRows().stream().map(this::link).toList();
            });
            linked.forEach(ends::keep); // after the commit: what is known here was true there
        } while (!linked.isEmpty());
    }

    private ChainSql.End link(Chain.Name name) {
        List<ChainSql.End> checkpoints = sql.checkpoints(name);
        if (ends.missing(name, checkpoints)) {
            log.error("The log of area {} ({}) misses rows that it had", name.area(), name.kind());
        }
        ChainSql.End last = checkpoints.isEmpty() ? null : checkpoints.get(checkpoints.size() - 1);
        long seq = last == null ? 0 : last.seq();
        byte[] link = last == null ? Chain.BEGIN : last.link();
        Instant newest = Instant.MIN;
        for (Chain.Row row : sql.newRows(name, AT_A_TIME)) {
            seq++;
            Chain.Row numbered =
                    new Chain.Row(name, seq, row.id(), row.at(), row.account(), row.action(), row.subject());
            link = chain.link(link, numbered);
            sql.link(numbered, link);
            newest = row.at();
        }
        ChainSql.End end = new ChainSql.End(name, seq, link, newest, chain.signature(name, seq, link));
        sql.add(end);
        return end;
    }

    @Configuration(proxyBeanMethods = false)
    static class Jobs {

        @Bean
        Task<?> linkAuditEntries(LinkAudit linkAudit) {
            return Tasks.recurring("link audit entries", FixedDelay.ofMinutes(1))
                    .execute((instance, context) -> linkAudit.linkAll());
        }

        @Bean
        Retention auditOfChanges() {
            return retention("audit-changes", "CHANGE", Period.ofYears(2));
        }

        @Bean
        Retention auditOfReading() {
            return retention("audit-reading", "READ", Period.ofMonths(6));
        }

        /** Cuts at a checkpoint, all at once, so that what stays begins where a checkpoint ended. */
        private static Retention retention(String name, String kind, Period period) {
            String cut = "select area_id, kind, max(seq) as seq from audit_checkpoint" + " where kind = '" + kind
                    + "' and at < :before group by area_id, kind";
            return new Retention(
                    name,
                    period,
                    "select count(*), count(*) filter (where e.seq <= cut.seq), min(e.at) from audit_entry e"
                            + " left join (" + cut + ") cut on e.area_id = cut.area_id and e.kind = cut.kind"
                            + " where e.kind = '" + kind + "'",
                    "with cut as (" + cut + "), old as (delete from audit_checkpoint c using cut"
                            + " where c.area_id = cut.area_id and c.kind = cut.kind and c.seq < cut.seq)"
                            + " delete from audit_entry e using cut"
                            + " where e.area_id = cut.area_id and e.kind = cut.kind and e.seq <= cut.seq and :most > 0");
        }
    }
}
