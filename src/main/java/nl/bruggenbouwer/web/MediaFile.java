package nl.bruggenbouwer.web;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A sound or film that somebody sent: what it is by its bytes, whatever its name says, and without what it tells about its
 * maker. ID3 and APE tags are cut from mp3; the comments of ogg, the tags and times of MPEG-4, and the tags and names of webm, are
 * blanked where they stand.
 *
 * @param type as it is told to a browser
 */
public record MediaFile(String type, byte[] bytes) {

    private static final int[] KBIT_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBIT_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ = {44_100, 48_000, 32_000};
    private static final int LONGEST_COMMENTS = 2_000_000;
    private static final Set<String> MPEG4_TREE = Set.of("moov", "trak", "mdia");
    private static final int DEEPEST = 8;
    private static final Set<String> MPEG4_TAGS = Set.of("udta", "meta", "uuid", "free", "skip");
    private static final Set<String> MPEG4_TIMES = Set.of("mvhd", "tkhd", "mdhd");
    /** Tracks of a film: picture, sound, subtitles of several kinds, the clock. Not: places where it was made. */
    private static final Set<String> FILM_TRACKS = Set.of("vide", "soun", "sbtl", "subt", "text", "clcp", "tmcd");

    /** The recording that these bytes hold; empty when they are no mp3, ogg (Vorbis, Opus) or m4a. */
    public static Optional<MediaFile> sound(byte[] sent) {
        byte[] bytes = sent.clone();
        if (isOgg(bytes)) {
            return Optional.of(new MediaFile("audio/ogg", bytes));
        }
        if (startsWith(bytes, 4, "ftyp")) {
            return mpeg4(bytes, Set.of("soun")).contains("soun")
                    ? Optional.of(new MediaFile("audio/mp4", bytes))
                    : Optional.empty();
        }
        byte[] frames = withoutTags(bytes);
        return isMp3(frames) ? Optional.of(new MediaFile("audio/mpeg", frames)) : Optional.empty();
    }

    /** The same, but mp4 and webm too. */
    public static Optional<MediaFile> filmOrSound(byte[] sent) {
        byte[] bytes = sent.clone();
        if (startsWith(bytes, 4, "ftyp") && !startsWith(bytes, 8, "qt  ")) {
            Set<String> found = mpeg4(bytes, FILM_TRACKS);
            if (found.contains("vide")) {
                return Optional.of(new MediaFile("video/mp4", bytes));
            }
        }
        return isWebm(bytes) ? Optional.of(new MediaFile("video/webm", bytes)) : sound(sent);
    }

    // --- mp3

    private static byte[] withoutTags(byte[] file) {
        int from = 0;
        while (startsWith(file, from, "ID3") && from + 10 <= file.length) {
            int size = 0;
            for (int i = 6; i < 10; i++) {
                size = size << 7 | file[from + i] & 0x7f;
            }
            boolean footer = (file[from + 5] & 0x10) != 0;
            from = Math.min(file.length, from + 10 + size + (footer ? 10 : 0));
        }
        int to = file.length;
        for (int before = -1; before != to; ) {
            before = to;
            if (to - from >= 128 && startsWith(file, to - 128, "TAG")) {
                to -= 128;
            } else if (to - from >= 227 && startsWith(file, to - 227, "TAG+")) {
                to -= 227;
            } else if (to - from >= 32 && startsWith(file, to - 32, "APETAGEX")) {
                ByteBuffer footer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
                long size = Integer.toUnsignedLong(footer.getInt(to - 20));
                boolean header = footer.getInt(to - 12) < 0;
                to = (int) Math.max(from, to - size - (header ? 32 : 0));
            }
        }
        return Arrays.copyOfRange(file, from, to);
    }

    /** Two frames of MPEG layer III that follow each other, or one that is the whole file. */
    private static boolean isMp3(byte[] file) {
        int length = frame(file, 0);
        return length > 0 && (length == file.length || frame(file, length) > 0);
    }

    /** Length in bytes of the frame that begins here; 0 when there is none. */
    private static int frame(byte[] file, int at) {
        if (file.length < at + 4 || (file[at] & 0xff) != 0xff || (file[at + 1] & 0xe6) != 0xe2) {
            return 0;
        }
        int version = file[at + 1] >> 3 & 3; // 3 = MPEG 1, 2 = MPEG 2, 0 = MPEG 2.5
        int rate = file[at + 2] >> 4 & 15;
        int hertz = file[at + 2] >> 2 & 3;
        if (version == 1 || rate == 0 || rate == 15 || hertz == 3) {
            return 0;
        }
        int samples = HERTZ[hertz] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        int kbit = version == 3 ? KBIT_1[rate] : KBIT_2[rate];
        return (version == 3 ? 144_000 : 72_000) * kbit / samples + (file[at + 2] >> 1 & 1);
    }

    // --- ogg

    /** Whether this is one stream of Vorbis or Opus; blanks its comments on the way. */
    private static boolean isOgg(byte[] file) {
        boolean opus = startsWith(file, 28, "OpusHead");
        if (!startsWith(file, 0, "OggS") || !opus && !startsWith(file, 28, "\1vorbis")) {
            return false;
        }
        List<Integer> pages = new ArrayList<>();
        List<Integer> comments = new ArrayList<>(); // where each byte of the second packet stands
        int packet = 0;
        int at = 0;
        while (at < file.length) {
            pages.add(at);
            boolean ours = startsWith(file, at, "OggS")
                    && file.length >= at + 27
                    && Arrays.equals(file, at + 14, at + 18, file, 14, 18); // the same stream
            int body = ours ? at + 27 + (file[at + 26] & 0xff) : file.length + 1;
            if (body > file.length) {
                return false;
            }
            for (int segment = at + 27, end = body; segment < end; segment++) {
                int length = file[segment] & 0xff;
                for (int i = 0; packet == 1 && i < length; i++) {
                    comments.add(body + i);
                }
                if (comments.size() > LONGEST_COMMENTS) {
                    return false;
                }
                packet += length < 255 ? 1 : 0;
                body += length;
            }
            if (body > file.length) {
                return false;
            }
            at = body;
        }
        int head = opus ? 8 : 7;
        if (packet < 3
                || comments.size() < head + 9
                || !startsWith(file, comments.get(0), opus ? "OpusTags" : "\3vorbis")) {
            return false;
        }
        // the maker's name becomes spaces and grows over all comments; then: no comments
        int maker = comments.size() - head - (opus ? 8 : 9);
        for (int i = head; i < comments.size(); i++) {
            int number = i < head + 4 ? maker >> 8 * (i - head) : i < head + 4 + maker ? ' ' : 0;
            file[comments.get(i)] = (byte) number;
        }
        if (!opus) {
            file[comments.get(comments.size() - 1)] = 1;
        }
        pages.add(file.length);
        for (int i = 0; i + 1 < pages.size(); i++) {
            sum(file, pages.get(i), pages.get(i + 1));
        }
        return true;
    }

    /** Puts the right checksum into a page of ogg. */
    private static void sum(byte[] file, int from, int to) {
        ByteBuffer page = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putInt(from + 22, 0);
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= file[i] << 24;
            for (int bit = 0; bit < 8; bit++) {
                crc = crc << 1 ^ (crc < 0 ? 0x04c11db7 : 0);
            }
        }
        page.putInt(from + 22, crc);
    }

    // --- m4a and mp4

    /**
     * What this MPEG-4 file holds, its boxes and its kinds of track; empty when it cannot be played or has another track than these.
     * Blanks its tags and times on the way.
     */
    private static Set<String> mpeg4(byte[] file, Set<String> tracks) {
        Set<String> found = new HashSet<>();
        return boxes(file, 0, file.length, 0, tracks, found) && found.containsAll(Set.of("moov", "mdat"))
                ? found
                : Set.of();
    }

    private static boolean boxes(byte[] file, int from, int to, int depth, Set<String> tracks, Set<String> found) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        int at = from;
        while (at < to) {
            if (to - at < 8 || depth > DEEPEST) {
                return false;
            }
            long size = Integer.toUnsignedLong(buffer.getInt(at));
            int head = 8;
            if (size == 1 && to - at >= 16) {
                size = buffer.getLong(at + 8);
                head = 16;
            } else if (size == 0 && depth == 0) {
                size = to - at; // up to the end of the file
            }
            if (size < head || size > to - at) {
                return false;
            }
            int end = at + (int) size;
            int body = at + head;
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            found.add(type);
            if (MPEG4_TAGS.contains(type)) {
                buffer.put(at + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
                Arrays.fill(file, body, end, (byte) 0);
            } else if (MPEG4_TIMES.contains(type)) {
                int times = end > body && file[body] == 1 ? 16 : 8;
                Arrays.fill(file, Math.min(end, body + 4), Math.min(end, body + 4 + times), (byte) 0);
            } else if (type.equals("hdlr")) {
                String track = end - body < 12 ? "" : new String(file, body + 8, 4, StandardCharsets.ISO_8859_1);
                if (!tracks.contains(track)) {
                    return false; // such as a picture beside the sound
                }
                found.add(track);
            } else if (MPEG4_TREE.contains(type) && !boxes(file, body, end, depth + 1, tracks, found)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    // --- webm

    private static final int EBML = 0x1A45DFA3;
    private static final int SEGMENT = 0x18538067;
    private static final int INFO = 0x1549A966;
    private static final int TRACKS = 0x1654AE6B;
    private static final int CLUSTER = 0x1F43B675;
    private static final int VOID = 0xEC;
    private static final int CHECKSUM = 0xBF;
    /** Tags and attached files. */
    private static final Set<Integer> WEBM_TAGS = Set.of(0x1254C367, 0x1941A469);
    /** Names in the head: title, programs that made it, name of the file; and the day. */
    private static final Set<Integer> WEBM_NAMES = Set.of(0x7BA9, 0x4D80, 0x5741, 0x7384);

    private static final int WEBM_DAY = 0x4461;

    /** A part of a webm file: where its content begins, and where it ends. Of unknown length is what was recorded live. */
    private record Part(int id, int begin, int end, boolean unknown) {}

    /** Whether this is webm with tracks and something in them; blanks its tags on the way. */
    private static boolean isWebm(byte[] file) {
        Optional<Part> head = part(file, 0, file.length).filter(part -> part.id() == EBML && !part.unknown());
        if (head.isEmpty()
                || !text(file, head.get().begin(), head.get().end())
                        .contains("B\u0082\u0084webm")) { // its document type
            return false;
        }
        Optional<Part> segment = part(file, head.get().end(), file.length).filter(part -> part.id() == SEGMENT);
        return segment.isPresent() && blank(file, segment.get());
    }

    private static boolean blank(byte[] file, Part segment) {
        Set<Integer> found = new HashSet<>();
        int at = segment.begin();
        while (at < segment.end()) {
            Optional<Part> next = part(file, at, segment.end());
            if (next.isEmpty()) {
                return false;
            }
            Part part = next.get();
            found.add(part.id());
            if (WEBM_TAGS.contains(part.id())) {
                nothing(file, at, part.end());
            } else if (part.id() == INFO && !names(file, part)) {
                return false;
            }
            at = part.unknown() ? part.begin() : part.end(); // of unknown length: what is in it, one by one
        }
        return found.containsAll(Set.of(TRACKS, CLUSTER));
    }

    private static boolean names(byte[] file, Part info) {
        int at = info.begin();
        while (at < info.end()) {
            Optional<Part> part = part(file, at, info.end());
            if (part.isEmpty()) {
                return false;
            }
            if (WEBM_NAMES.contains(part.get().id())) {
                Arrays.fill(file, part.get().begin(), part.get().end(), (byte) ' ');
            } else if (part.get().id() == WEBM_DAY) {
                Arrays.fill(file, part.get().begin(), part.get().end(), (byte) 0);
            } else if (part.get().id() == CHECKSUM) {
                file[at] = (byte) VOID; // it is of the names that were there
            }
            at = part.get().end();
        }
        return true;
    }

    /** Puts emptiness of the same length in its place. */
    private static void nothing(byte[] file, int from, int to) {
        Arrays.fill(file, from, to, (byte) 0);
        file[from] = (byte) VOID;
        if (to - from < 9) {
            file[from + 1] = (byte) (0x80 | to - from - 2);
        } else {
            ByteBuffer.wrap(file).putLong(from + 1, 1L << 56 | to - from - 9);
        }
    }

    /** The part that begins here; empty when there is none that ends in time. */
    private static Optional<Part> part(byte[] file, int at, int to) {
        int name = at < to ? Integer.numberOfLeadingZeros(file[at] & 0xff) - 23 : 9;
        int sized = at + name;
        int digits = name <= 4 && sized < to ? Integer.numberOfLeadingZeros(file[sized] & 0xff) - 23 : 9;
        if (digits > 8 || sized + digits > to) {
            return Optional.empty();
        }
        int id = 0;
        for (int i = at; i < sized; i++) {
            id = id << 8 | file[i] & 0xff;
        }
        long size = file[sized] & (1 << 8 - digits) - 1;
        boolean unknown = size == (1 << 8 - digits) - 1;
        for (int i = sized + 1; i < sized + digits; i++) {
            unknown &= file[i] == -1;
            size = size << 8 | file[i] & 0xff;
        }
        int begin = sized + digits;
        if (!unknown && size > to - begin) {
            return Optional.empty();
        }
        return Optional.of(new Part(id, begin, unknown ? to : begin + (int) size, unknown));
    }

    private static String text(byte[] file, int from, int to) {
        return new String(file, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] file, int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + wanted.length
                && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
