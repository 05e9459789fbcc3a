package nl.bruggenbouwer.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.bruggenbouwer.start.StartRefused;

/**
 * Who PostgreSQL runs as: it refuses root, and a user without a name (a container's). Both get a user namespace, in which
 * they are "nobody"; where namespaces are forbidden, root makes it the real "nobody".
 *
 * @param command what goes before each PostgreSQL command
 * @param owner number of the user who must own the data, or -1 when that is not ours to change
 */
record ServerUser(List<String> command, int owner) {

    private static final int NOBODY = 65534;

    static ServerUser find() throws IOException {
        boolean root = owner(Path.of("/proc/self")) == 0;
        boolean unnamed = "?".equals(System.getProperty("user.name"));
        if (!root && !unnamed) {
            return new ServerUser(List.of(), -1);
        }
        List<String> namespace = List.of("unshare", "-U");
        if (!root || succeeds(namespace, "true")) {
            return new ServerUser(namespace, root ? 0 : -1);
        }
        return new ServerUser(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"), NOBODY);
    }

    /** Gives this user the folder with all that is in it, also when an earlier start ran in the other way. */
    void own(Path folder) throws IOException {
        if (owner < 0) {
            return;
        }
        if (!succeeds(List.of("chown", "-R", owner + ":" + owner), folder.toString())) {
            throw new IOException("Could not give the data to user " + owner);
        }
        List<String> reach = new ArrayList<>(command);
        reach.addAll(List.of("test", "-x"));
        if (!succeeds(reach, folder.toString())) {
            throw new StartRefused("folder-out-of-reach", folder.toString());
        }
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid");
    }

    private static boolean succeeds(List<String> command, String last) throws IOException {
        List<String> all = new ArrayList<>(command);
        all.add(last);
        return new ProcessBuilder(all)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .onExit()
                        .join()
                        .exitValue()
                == 0;
    }
}
