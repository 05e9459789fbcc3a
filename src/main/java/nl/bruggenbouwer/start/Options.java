package nl.bruggenbouwer.start;

import java.util.Arrays;
import java.util.Locale;

/** Program options on the command line carry the same names as in the environment: {@code BRUGGENBOUWER_PORT=8081}. */
public final class Options {

    private Options() {}

    /** Rewrites {@code [--]BRUGGENBOUWER_PORT=8081} to {@code --bruggenbouwer.port=8081}; anything else stays as it is. */
    public static String[] asProperties(String[] args) {
        return Arrays.stream(args).map(Options::asProperty).toArray(String[]::new);
    }

    private static String asProperty(String arg) {
        String bare = arg.startsWith("--") ? arg.substring(2) : arg;
        int equals = bare.indexOf('=');
        if (!bare.startsWith("BRUGGENBOUWER_") || equals < 0) {
            return arg;
        }
        String name = bare.substring("BRUGGENBOUWER_".length(), equals).toLowerCase(Locale.ROOT);
        return "--bruggenbouwer." + name + bare.substring(equals);
    }
}
