package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SoundFileTest {

    /** A short tone whose tags name a person. */
    static byte[] file(String name) throws IOException {
        try (InputStream file = SoundFileTest.class.getResourceAsStream("/sound/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"voice.mp3,audio/mpeg", "vorbis.ogg,audio/ogg", "opus.ogg,audio/ogg", "voice.m4a,audio/mp4"})
    void aFileIsKnownByItsBytesAndLosesWhatNamesItsMaker(String name, String type) throws IOException {
        byte[] sent = file(name);
        assertThat(text(sent)).contains("Samira");

        Recordings.Recording kept = SoundFile.read(sent).orElseThrow();

        assertThat(kept.type()).isEqualTo(type);
        assertThat(text(kept.bytes())).doesNotContain("Samira");
        assertThat(kept.bytes().length).isGreaterThan(sent.length / 2);
        assertThat(SoundFile.read(kept.bytes()).orElseThrow().bytes()).isEqualTo(kept.bytes());
    }

    @Test
    void theTagsAtTheEndOfAnMp3GoToo() throws IOException {
        byte[] frames = SoundFile.read(file("voice.mp3")).orElseThrow().bytes();
        byte[] tag = Arrays.copyOf("TAGSamira".getBytes(StandardCharsets.ISO_8859_1), 128);
        byte[] ape = Arrays.copyOf("Samira  APETAGEX".getBytes(StandardCharsets.ISO_8859_1), 8 + 32);
        ape[8 + 12] = 40; // with what stands before it
        byte[] sent = concat(concat(frames, ape), tag);

        assertThat(SoundFile.read(sent).orElseThrow().bytes()).isEqualTo(frames);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ID3",
                "OggS",
                "RIFF....WAVEfmt ",
                "%PDF-1.7",
                "PK\3\4",
                "<html>",
                "ftyp",
                "....ftypM4A ",
                "\u00ff\u00fb"
            })
    void whatIsNoSoundIsRefused(String begin) {
        byte[] bytes = Arrays.copyOf(begin.getBytes(StandardCharsets.ISO_8859_1), 4_000);

        assertThat(SoundFile.read(bytes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice.mp3", "vorbis.ogg", "opus.ogg", "voice.m4a"})
    void aBrokenFileIsRefusedOrCleanedButNeverFails(String name) throws IOException {
        byte[] whole = file(name);
        for (int length = 0; length < whole.length; length++) {
            assertClean(Arrays.copyOf(whole, length));
            byte[] damaged = whole.clone();
            damaged[length] ^= (byte) 0x95;
            SoundFile.read(damaged);
        }
    }

    private static void assertClean(byte[] sent) {
        SoundFile.read(sent).ifPresent(kept -> assertThat(text(kept.bytes())).doesNotContain("Samira"));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
