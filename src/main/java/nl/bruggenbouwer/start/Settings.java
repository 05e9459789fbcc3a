package nl.bruggenbouwer.start;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The program's options, from the environment (BRUGGENBOUWER_PORT …) or the command line.
 *
 * @param data folder of the embedded database
 * @param keys folder of the master key and the scans' private keys (mode 0700), outside the database and its backup
 * @param content folder of the programme as data
 * @param db JDBC address with the owner's login of an outside PostgreSQL; absent = the embedded one
 * @param demo loads demo content
 * @param prod real people's data: refuses demo content and the embedded database
 * @param url public base address, used in every link that leaves the program
 * @param exit where "Verlaat deze site snel" goes
 */
@ConfigurationProperties("bruggenbouwer")
public record Settings(
        @DefaultValue("8080") int port,
        @DefaultValue("127.0.0.1") String bind,
        @DefaultValue("./data") Path data,
        @DefaultValue("./keys") Path keys,
        @DefaultValue("./content") Path content,
        @Nullable String db,
        @DefaultValue("false") boolean demo,
        @DefaultValue("false") boolean prod,
        @Nullable String url,
        @DefaultValue("https://nl.wikipedia.org/") String exit) {

    /** Public base address without a slash at the end. */
    public String baseUrl() {
        String address = url == null || url.isBlank() ? "http://localhost:" + port : url;
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }
}
