package nl.bruggenbouwer.quickscan;

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
 * A sound file that somebody sent: what it is by its bytes, whatever its name says, and without what it tells about its
 * maker. ID3 and APE tags are cut from mp3; the comments of ogg, and the tags and times of m4a, are blanked where they stand.
 */
final class SoundFile {

    private static final int[] KBIT_1 = {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320};
    private static final int[] KBIT_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] HERTZ = {44_100, 48_000, 32_000};
    private static final Set<String> M4A_TREE = Set.of("moov", "trak", "mdia");
    private static final Set<String> M4A_TAGS = Set.of("udta", "meta", "uuid", "free", "skip");
    private static final Set<String> M4A_TIMES = Set.of("mvhd", "tkhd", "mdhd");

    private SoundFile() {}

    /** The recording that these bytes hold; empty when they are no mp3, ogg (Vorbis, Opus) or m4a. */
    static Optional<Recordings.Recording> read(byte[] sent) {
        byte[] bytes = sent.clone();
        if (isOgg(bytes)) {
            return Optional.of(new Recordings.Recording("audio/ogg", bytes));
        }
        if (startsWith(bytes, 4, "ftyp")) {
            return isM4a(bytes) ? Optional.of(new Recordings.Recording("audio/mp4", bytes)) : Optional.empty();
        }
        byte[] frames = withoutTags(bytes);
        return isMp3(frames) ? Optional.of(new Recordings.Recording("audio/mpeg", frames)) : Optional.empty();
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

    // --- m4a

    /** Whether this is MPEG-4 with sound and nothing else; blanks its tags and times on the way. */
    private static boolean isM4a(byte[] file) {
        Set<String> found = new HashSet<>();
        return boxes(file, 0, file.length, found) && found.containsAll(Set.of("moov", "mdat", "soun"));
    }

    private static boolean boxes(byte[] file, int from, int to, Set<String> found) {
        ByteBuffer buffer = ByteBuffer.wrap(file);
        int at = from;
        while (at < to) {
            long size = to - at < 8 ? 0 : Integer.toUnsignedLong(buffer.getInt(at));
            if (size < 8 || size > to - at) {
                return false;
            }
            int end = at + (int) size;
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            found.add(type);
            if (M4A_TAGS.contains(type)) {
                buffer.put(at + 4, "free".getBytes(StandardCharsets.ISO_8859_1));
                Arrays.fill(file, at + 8, end, (byte) 0);
            } else if (M4A_TIMES.contains(type)) {
                int times = size > 9 && file[at + 8] == 1 ? 16 : 8;
                Arrays.fill(file, Math.min(end, at + 12), Math.min(end, at + 12 + times), (byte) 0);
            } else if (type.equals("hdlr")) {
                if (!startsWith(file, at + 16, "soun")) {
                    return false; // a picture, or a text beside the sound
                }
                found.add("soun");
            } else if (M4A_TREE.contains(type) && !boxes(file, at + 8, end, found)) {
                return false;
            }
            at = end;
        }
        return true;
    }

    private static boolean startsWith(byte[] file, int at, String word) {
        byte[] wanted = word.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + wanted.length
                && Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
