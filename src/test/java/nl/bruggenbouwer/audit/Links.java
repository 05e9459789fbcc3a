package nl.bruggenbouwer.audit;

import org.springframework.context.ApplicationContext;

/** Links the log now, without waiting for the job. */
public final class Links {

    private Links() {}

    public static void now(ApplicationContext program) {
        program.getBean(LinkAudit.class).linkAll();
    }
}
