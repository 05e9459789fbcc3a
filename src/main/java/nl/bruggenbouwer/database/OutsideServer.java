package nl.bruggenbouwer.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import nl.bruggenbouwer.start.StartRefused;

/** A PostgreSQL of the operator: BRUGGENBOUWER_DB carries the owner's login as {@code ?user=…&password=…}. */
record OutsideServer(String url, String owner, String ownerPassword) implements DatabaseServer {

    static OutsideServer parse(String address) {
        if (!address.startsWith("jdbc:postgresql://")) {
            throw new StartRefused("option-invalid", "BRUGGENBOUWER_DB");
        }
        String user = "";
        String password = "";
        StringBuilder rest = new StringBuilder();
        int question = address.indexOf('?');
        String query = question < 0 ? "" : address.substring(question + 1);
        for (String pair : query.split("&")) {
            if (pair.startsWith("user=")) {
                user = decode(pair.substring(5));
            } else if (pair.startsWith("password=")) {
                password = decode(pair.substring(9));
            } else if (!pair.isEmpty()) {
                rest.append(rest.isEmpty() ? '?' : '&').append(pair);
            }
        }
        return new OutsideServer((question < 0 ? address : address.substring(0, question)) + rest, user, password);
    }

    private static String decode(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** A record would print its password. */
    @Override
    public String toString() {
        return url;
    }

    @Override
    public void close() {
        // not ours to stop
    }
}
