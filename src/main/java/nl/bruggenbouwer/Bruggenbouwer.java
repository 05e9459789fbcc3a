package nl.bruggenbouwer;

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
        SpringApplication.run(Bruggenbouwer.class, Options.asProperties(args));
    }
}
