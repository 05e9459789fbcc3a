package nl.bruggenbouwer;

import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;

/** The mails that wait in the outbox, for tests: no mail server is configured there, so all of them wait. */
@TestComponent
public class Mailbox {

    private final JdbcClient worker;

    Mailbox(@Qualifier("workerClient") JdbcClient worker) {
        this.worker = worker;
    }

    /** The texts of the mails to an address, oldest first. */
    @Transactional(transactionManager = "workerTransactions", readOnly = true)
    public List<String> textsTo(String recipient) {
        return worker.sql("select body from mail where recipient = :recipient order by created_at")
                .param("recipient", recipient)
                .query(String.class)
                .list();
    }

    /** The kinds of the mails to an address, oldest first. */
    @Transactional(transactionManager = "workerTransactions", readOnly = true)
    public List<String> kindsTo(String recipient) {
        return worker.sql("select kind from mail where recipient = :recipient order by created_at")
                .param("recipient", recipient)
                .query(String.class)
                .list();
    }
}
