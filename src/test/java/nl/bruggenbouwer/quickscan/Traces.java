package nl.bruggenbouwer.quickscan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Byte sequences that may not be found, each under the name that a failure shows; many are sought in one pass. */
final class Traces {

    private static final int SHORTEST = 6; // shorter ones are found by chance

    private record Trace(String name, byte[] bytes) {}

    private final BitSet firstTwo = new BitSet(1 << 16); // nearly every place in a file is passed over by this
    private final Map<Integer, List<Trace>> byFirstTwo = new HashMap<>();

    /** As it stands, as the hexadecimal digits in which a dump shows bytes, and by its hash, which anyone can compute. */
    Traces add(String name, byte[] bytes) {
        put(name, bytes);
        put(name + " (hex)", hex(bytes));
        byte[] hash = sha256(bytes);
        put(name + " (hash)", hash);
        put(name + " (hash, hex)", hex(hash));
        return this;
    }

    Traces add(String name, String text) {
        return add(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Nothing but these bytes and their hexadecimal digits. */
    Traces addBytes(String name, byte[] bytes) {
        put(name, bytes);
        put(name + " (hex)", hex(bytes));
        return this;
    }

    private void put(String name, byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(name + " is too short to be told from chance");
        }
        int key = pair(bytes, 0);
        firstTwo.set(key);
        byFirstTwo.computeIfAbsent(key, k -> new ArrayList<>()).add(new Trace(name, bytes));
    }

    /** Names of what occurs in it, in alphabetical order. */
    Set<String> foundIn(byte[] content) {
        Set<String> found = new TreeSet<>();
        for (int i = 0; i + SHORTEST <= content.length; i++) {
            int key = pair(content, i);
            if (firstTwo.get(key)) {
                for (Trace trace : byFirstTwo.getOrDefault(key, List.of())) {
                    if (standsAt(content, i, trace.bytes())) {
                        found.add(trace.name());
                    }
                }
            }
        }
        return found;
    }

    /** The same in several files or tables: by name, those in which something occurs. */
    Map<String, Set<String>> foundIn(Map<String, byte[]> contents) {
        Map<String, Set<String>> found = new TreeMap<>();
        contents.forEach((name, content) -> {
            Set<String> names = foundIn(content);
            if (!names.isEmpty()) {
                found.put(name, names);
            }
        });
        return found;
    }

    private static boolean standsAt(byte[] content, int at, byte[] bytes) {
        if (at + bytes.length > content.length) {
            return false;
        }
        for (int i = 2; i < bytes.length; i++) {
            if (content[at + i] != bytes[i]) {
                return false;
            }
        }
        return true;
    }

    private static int pair(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
