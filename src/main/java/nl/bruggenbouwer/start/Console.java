package nl.bruggenbouwer.start;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.springframework.boot.context.properties.ConfigurationPropertiesBindException;
import org.springframework.boot.web.server.PortInUseException;

/** What the program says to who starts it. Spring may not be up when a start fails, so the texts are read directly. */
public final class Console {

    private static final String DISK_FULL = "53100"; // PostgreSQL's code

    private Console() {}

    /** One sentence on why the program does not start, and what to do. */
    public static String whyNotStarted(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartRefused refused) {
                return text("start." + refused.reason(), refused.detail());
            }
            if (cause instanceof PortInUseException port) {
                return text("start.port-in-use", Integer.toString(port.getPort()));
            }
            if (cause instanceof BindException) {
                return text("start.bind-impossible", "");
            }
            if (cause instanceof ConfigurationPropertiesBindException options) {
                return text("start.option-invalid", option(options));
            }
            if (isDiskFull(cause)) {
                return text("start.disk-full", "");
            }
            if (cause instanceof FileSystemException file) {
                return text("start.folder-denied", String.valueOf(file.getFile()));
            }
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        return text("start.unexpected", root.getClass().getName() + ": " + message);
    }

    private static boolean isDiskFull(Throwable cause) {
        return cause instanceof SQLException sql && DISK_FULL.equals(sql.getSQLState())
                || cause instanceof IOException
                        && String.valueOf(cause.getMessage()).contains("No space left");
    }

    private static String option(ConfigurationPropertiesBindException failure) {
        String name = failure.getCause() instanceof org.springframework.boot.context.properties.bind.BindException bind
                ? bind.getName().toString()
                : "…";
        return switch (name) {
            case "server.port" -> "BRUGGENBOUWER_PORT";
            case "server.address" -> "BRUGGENBOUWER_BIND";
            default -> name.toUpperCase(Locale.ROOT).replace('.', '_');
        };
    }

    /** A text of messages/start.properties, with its details filled in. */
    public static String text(String key, String... details) {
        Properties texts = new Properties();
        try (InputStream file = Console.class.getResourceAsStream("/messages/start.properties")) {
            texts.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String text = Objects.requireNonNull(texts.getProperty(key), key);
        for (int i = 0; i < details.length; i++) {
            text = text.replace("{" + i + "}", details[i]);
        }
        return text;
    }
}
