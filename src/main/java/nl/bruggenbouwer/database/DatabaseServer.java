package nl.bruggenbouwer.database;

/** Where PostgreSQL listens and how its owner signs in. */
interface DatabaseServer extends AutoCloseable {

    /** JDBC address without a login. */
    String url();

    String owner();

    String ownerPassword();

    @Override
    void close();

    /** An outside server: BRUGGENBOUWER_DB carries the owner's login as {@code ?user=…&password=…}. */
    record Outside(String url, String owner, String ownerPassword) implements DatabaseServer {

        static Outside parse(String address) {
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
            return new Outside((question < 0 ? address : address.substring(0, question)) + rest, user, password);
        }

        private static String decode(String value) {
            return java.net.URLDecoder.decode(value, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            // not ours to stop
        }
    }
}
