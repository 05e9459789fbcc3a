package nl.bruggenbouwer;

import java.util.List;
import nl.bruggenbouwer.audit.VerifyLog;
import nl.bruggenbouwer.privacy.RenewKey;
import nl.bruggenbouwer.start.Console;
import nl.bruggenbouwer.start.Options;
import nl.bruggenbouwer.start.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the program, or runs a command of the operator (docs/operations.md). */
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
public class Bruggenbouwer {

    public static void main(String[] args) {
        try {
            if (List.of(args).contains("--verify-log")) {
                System.exit(VerifyLog.run(Options.asProperties(args)));
            }
            if (List.of(args).contains("--renew-key")) {
                System.exit(RenewKey.run(Options.asProperties(args)));
            }
            ConfigurableApplicationContext program =
                    SpringApplication.run(Bruggenbouwer.class, Options.asProperties(args));
            if (Boolean.getBoolean("bruggenbouwer.practice")) { // ./run lets it start once, to archive its classes
                System.exit(SpringApplication.exit(program));
            }
        } catch (RuntimeException failure) {
            System.err.println(Console.whyNotStarted(failure));
            boolean looking = List.of(args).contains("--verify-log");
            System.exit(looking ? 2 : 1); // with 1 this command says that the log is not whole
        }
    }
}
