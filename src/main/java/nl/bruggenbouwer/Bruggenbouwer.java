package nl.bruggenbouwer;

import nl.bruggenbouwer.start.Console;
import nl.bruggenbouwer.start.Options;
import nl.bruggenbouwer.start.Settings;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the program. */
@SpringBootApplication
@EnableConfigurationProperties(Settings.class)
public class Bruggenbouwer {

    public static void main(String[] args) {
        try {
            SpringApplication.run(Bruggenbouwer.class, Options.asProperties(args));
        } catch (SpringApplication.AbandonedRunException stoppedAfterPractice) {
            System.exit(0);
        } catch (RuntimeException failure) {
            System.err.println(Console.whyNotStarted(failure));
            System.exit(1);
        }
    }
}
