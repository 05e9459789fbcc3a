package nl.bruggenbouwer.privacy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.CommandDatabase;
import nl.bruggenbouwer.start.Console;
import nl.bruggenbouwer.start.KeyRenewal;
import nl.bruggenbouwer.start.Settings;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The command {@code --renew-key}: another master key, by which everything is wrapped anew. The program must be stopped. */
public final class RenewKey {

    private RenewKey() {}

    /** What of the program this command needs. */
    @EnableConfigurationProperties(Settings.class)
    @Import({CommandDatabase.class, KeyRenewal.class})
    static class Parts {}

    /** 0 when it is done; a run that was cut off is finished by the next. */
    public static int run(String... options) {
        renew(Step.values().length, options);
        System.out.println(Console.text("renewal.done"));
        return 0;
    }

    /** The steps, in order. After each of them the program starts. */
    enum Step {
        NEXT_KEY,
        FILES,
        DATABASE,
        IN_ITS_PLACE
    }

    /**
     * Does the first steps.
     *
     * @param steps how many; fewer than all only to try what is left when it is cut off
     */
    static void renew(int steps, String... options) {
        try (ConfigurableApplicationContext parts = new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(options)) {
            JdbcClient owner = parts.getBean("ownerClient", JdbcClient.class); // refuses while a program runs
            KeyRenewal renewal = parts.getBean(KeyRenewal.class);
            TransactionTemplate transaction = parts.getBean("ownerTransaction", TransactionTemplate.class);
            for (Step step : List.of(Step.values()).subList(0, steps)) {
                switch (step) {
                    case NEXT_KEY -> renewal.begin();
                    case FILES -> renewal.wrapFiles();
                    case DATABASE -> transaction.executeWithoutResult(status -> wrapAreaKeys(owner, renewal));
                    case IN_ITS_PLACE -> renewal.end();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record AreaKey(int areaId, byte[] wrapped) {}

    private static void wrapAreaKeys(JdbcClient owner, KeyRenewal renewal) {
        try {
            for (AreaKey key : owner.sql("select area_id, wrapped from area_key")
                    .query(AreaKey.class)
                    .list()) {
                owner.sql("update area_key set wrapped = :wrapped where area_id = :area")
                        .param("area", key.areaId())
                        .param("wrapped", renewal.wrapped(Vault.label(new AreaId(key.areaId())), key.wrapped()))
                        .update();
            }
            CommandDatabase.belongsTo(owner, renewal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
