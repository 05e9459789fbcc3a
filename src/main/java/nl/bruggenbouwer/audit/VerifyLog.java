package nl.bruggenbouwer.audit;

import java.util.List;
import java.util.Optional;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.CommandDatabase;
import nl.bruggenbouwer.start.Console;
import nl.bruggenbouwer.start.Settings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The command {@code --verify-log}: verifies every chain of every area, also while the program runs. */
public final class VerifyLog {

    private VerifyLog() {}

    /** What of the program this command needs. */
    @EnableConfigurationProperties(Settings.class)
    @Import({CommandDatabase.class, Chain.class, ChainSql.class, Ends.class, VerifyAudit.class})
    static class Parts {}

    /** Prints a line per fault; 0 when the log is whole, else 1. Fails when it cannot look. */
    public static int run(String... options) {
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(options)) {
            List<VerifyAudit.Finding> findings =
                    parts.getBean(VerifyAudit.class).all();
            JdbcClient db = parts.getBean("workerClient", JdbcClient.class);
            findings.forEach(finding -> System.out.println(line(finding, name(db, finding.area()))));
            System.out.println(Console.text(findings.isEmpty() ? "verify.whole" : "verify.broken"));
            return findings.isEmpty() ? 0 : 1;
        }
    }

    private static String line(VerifyAudit.Finding finding, String area) {
        return Console.text(
                "verify." + finding.fault(),
                area,
                Console.text("verify." + finding.kind()),
                Long.toString(finding.from()),
                Long.toString(finding.to()));
    }

    private static String name(JdbcClient db, AreaId area) {
        Optional<String> name = db.sql("select name from area where id = :area")
                .param("area", area.value())
                .query(String.class)
                .optional();
        return name.orElseGet(() -> area.equals(AreaId.NATIONAL)
                ? Console.text("verify.national")
                : Console.text("verify.area", Integer.toString(area.value())));
    }
}
