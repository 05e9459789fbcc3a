package nl.bruggenbouwer.web;

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

public class MediaFileTest {

    /** A short tone or film whose tags name a person. */
    public static byte[] file(String name) throws IOException {
        try (InputStream file =
                MediaFileTest.class.getResourceAsStream((name.startsWith("film") ? "/film/" : "/sound/") + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "voice.mp3,audio/mpeg",
        "vorbis.ogg,audio/ogg",
        "opus.ogg,audio/ogg",
        "voice.m4a,audio/mp4",
        "film.mp4,video/mp4",
        "film.webm,video/webm"
    })
    void aFileIsKnownByItsBytesAndLosesWhatNamesItsMaker(String name, String type) throws IOException {
        byte[] sent = file(name);
        assertThat(text(sent)).contains("Samira");

        MediaFile kept = MediaFile.filmOrSound(sent).orElseThrow();

        assertThat(kept.type()).isEqualTo(type);
        assertThat(text(kept.bytes())).doesNotContain("Samira");
        assertThat(kept.bytes().length).isGreaterThan(sent.length / 2);
        assertThat(MediaFile.filmOrSound(kept.bytes()).orElseThrow().bytes()).isEqualTo(kept.bytes());
    }

    @Test
    void theTagsAtTheEndOfAnMp3GoToo() throws IOException {
        byte[] frames = MediaFile.filmOrSound(file("voice.mp3")).orElseThrow().bytes();
        byte[] tag = Arrays.copyOf("TAGSamira".getBytes(StandardCharsets.ISO_8859_1), 128);
        byte[] ape = Arrays.copyOf("Samira  APETAGEX".getBytes(StandardCharsets.ISO_8859_1), 8 + 32);
        ape[8 + 12] = 40; // with what stands before it
        byte[] sent = concat(concat(frames, ape), tag);

        assertThat(MediaFile.filmOrSound(sent).orElseThrow().bytes()).isEqualTo(frames);
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

        assertThat(MediaFile.filmOrSound(bytes)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"voice.mp3", "vorbis.ogg", "opus.ogg", "voice.m4a", "film.mp4", "film.webm"})
    void aBrokenFileIsRefusedOrCleanedButNeverFails(String name) throws IOException {
        byte[] whole = file(name);
        for (int length = 0; length < whole.length; length++) {
            assertClean(Arrays.copyOf(whole, length));
            byte[] damaged = whole.clone();
            damaged[length] ^= (byte) 0x95;
            MediaFile.filmOrSound(damaged);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"film.mp4", "film.webm"})
    void aFilmIsNoSound(String name) throws IOException {
        assertThat(MediaFile.sound(file(name))).isEmpty();
    }

    @Test
    void aFilmThatTellsWhereItWasMadeInATrackOfItsOwnIsRefused() throws IOException {
        byte[] film = text(file("film.mp4")).replace("vide", "meta").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MediaFile.filmOrSound(film)).isEmpty();
    }

    @Test
    void aFilmOfAnAppleKindOrInAnotherSortOfMatroskaIsRefused() throws IOException {
        byte[] apple = text(file("film.mp4")).replaceFirst("isom", "qt  ").getBytes(StandardCharsets.ISO_8859_1);
        byte[] other = text(file("film.webm")).replaceFirst("webm", "mkvx").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(MediaFile.filmOrSound(apple)).isEmpty();
        assertThat(MediaFile.filmOrSound(other)).isEmpty();
    }

    @Test
    void aFilmThatWasRecordedLiveHasNoLengthAndIsKeptToo() throws IOException {
        byte[] live = file("film.webm");
        int segment = text(live).indexOf("\u0018S\u0080g");
        Arrays.fill(live, segment + 5, segment + 12, (byte) 0xff);

        MediaFile kept = MediaFile.filmOrSound(live).orElseThrow();

        assertThat(kept.type()).isEqualTo("video/webm");
        assertThat(text(kept.bytes())).doesNotContain("Samira");
    }

    private static void assertClean(byte[] sent) {
        MediaFile.filmOrSound(sent)
                .ifPresent(kept -> assertThat(text(kept.bytes())).doesNotContain("Samira"));
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
