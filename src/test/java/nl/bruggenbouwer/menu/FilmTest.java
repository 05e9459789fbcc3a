package nl.bruggenbouwer.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.web.MediaFile;
import nl.bruggenbouwer.web.MediaFileTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class FilmTest {

    private static final String FIRST = "0b0e8bd5-6d57-4b7e-9d0f-0a1f2d3c4b5a";
    private static final String SECOND = "1b0e8bd5-6d57-4b7e-9d0f-0a1f2d3c4b5a";

    @Autowired
    People people;

    @Autowired
    FilmSql films;

    Browser coordinator;
    Browser visitor;
    String module;
    UUID id;

    @BeforeEach
    void addAModule() {
        coordinator = people.signedIn(people.area().id(), Role.COORDINATOR);
        visitor = people.browser();
        id = UUID.randomUUID();
        module = "/landelijk/modulen/" + id;
        coordinator.get("/landelijk/modulen/nieuw");
        Map<String, String> sent = pages();
        sent.put("sleutel", id.toString());
        assertThat(coordinator.post("/landelijk/modulen/nieuw", sent).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @CsvSource({
        "film.webm, video, video/webm",
        "film.mp4, video, video/mp4",
        "voice.mp3, audio, audio/mpeg",
        "voice.m4a, audio, audio/mp4",
        "opus.ogg, audio, audio/ogg"
    })
    void visitorsSeeAFilmOnItsPageWithWhatItShowsInWords(String name, String player, String type) throws IOException {
        Browser.Answer kept = upload(SECOND, MediaFileTest.file(name));

        assertThat(kept.location()).isEqualTo(module + "/films#bladzijde-" + SECOND);
        var page = visitor.get("/modulen/" + id + "/2").page();
        String address = page.select("main " + player).attr("src");
        assertThat(page.select("main " + player).attr("aria-label")).isEqualTo("En dan?");
        assertThat(page.select("main details").text()).contains("Een stip loopt", "door het beeld.");
        assertThat(visitor.get("/modulen/" + id + "/1").page().select("video, audio"))
                .isEmpty();
        HttpResponse<byte[]> film = visitor.bytes(address, "");
        assertThat(film.statusCode()).isEqualTo(200);
        assertThat(film.headers().firstValue("Content-Type")).hasValue(type);
        assertThat(film.headers().firstValue("Accept-Ranges")).hasValue("bytes");
        assertThat(film.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(film.headers().map()).doesNotContainKey("set-cookie");
        assertThat(new String(film.body(), StandardCharsets.ISO_8859_1)).doesNotContain("Samira");
        assertThat(coordinator.get(module + "/films").page().select(player).attr("src"))
                .isEqualTo(module + "/films/" + address.substring("/film/".length()));
    }

    @Test
    void aBrowserAsksForAnyPartOfAFilm() throws IOException {
        byte[] film = large();
        upload(SECOND, film);
        String address = address();

        assertThat(visitor.bytes(address, "").body()).isEqualTo(film);
        for (int[] part :
                new int[][] {{0, 9}, {262_140, 262_150}, {200_000, 600_000}, {film.length - 5, film.length - 1}}) {
            HttpResponse<byte[]> answer = visitor.bytes(address, "bytes=" + part[0] + "-" + part[1]);
            assertThat(answer.statusCode()).isEqualTo(206);
            assertThat(answer.headers().firstValue("Content-Range"))
                    .hasValue("bytes " + part[0] + "-" + part[1] + "/" + film.length);
            assertThat(answer.body()).isEqualTo(Arrays.copyOfRange(film, part[0], part[1] + 1));
        }
        assertThat(visitor.bytes(address, "bytes=" + (film.length - 3) + "-").body())
                .isEqualTo(Arrays.copyOfRange(film, film.length - 3, film.length));
        assertThat(visitor.bytes(address, "bytes=-4").body())
                .isEqualTo(Arrays.copyOfRange(film, film.length - 4, film.length));
        assertThat(visitor.bytes(address, "bytes=" + film.length + "-").statusCode())
                .isEqualTo(416);
    }

    /** A film of more than one piece that no other test has, by a last part of noise. */
    private static byte[] large() throws IOException {
        byte[] noise = new byte[700_000];
        new Random().nextBytes(noise);
        ByteArrayOutputStream film = new ByteArrayOutputStream();
        film.write(MediaFile.filmOrSound(MediaFileTest.file("film.mp4"))
                .orElseThrow()
                .bytes());
        film.write(ByteBuffer.allocate(8)
                .putInt(noise.length + 8)
                .put("mdat".getBytes(StandardCharsets.ISO_8859_1))
                .array());
        film.write(noise);
        return film.toByteArray();
    }

    @Test
    void whatCannotBeKeptIsSaidAtItsFieldAndTheEarlierFilmStays() throws IOException {
        upload(SECOND, MediaFileTest.file("film.webm"));
        String address = address();
        Map<byte[], String> wrong = Map.of(
                new byte[0],
                "Kies eerst een bestand.",
                new byte[Film.MOST_BYTES + 1],
                "Dit bestand is groter dan 20 MB.",
                "geen film".getBytes(StandardCharsets.UTF_8),
                "Dit is geen mp4, webm, mp3, m4a of ogg.");

        wrong.forEach((bytes, message) -> {
            Browser.Answer answer = upload(SECOND, bytes);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.page().title()).startsWith("Fout:");
            assertThat(answer.page().select("#e-film-" + SECOND).text()).contains(message);
            assertThat(answer.page().select(".summary a").attr("href")).isEqualTo("#film-" + SECOND);
            assertThat(answer.page().select("#film-" + SECOND).attr("aria-invalid"))
                    .isEqualTo("true");
        });
        Browser.Answer far = upload(SECOND, new byte[30_000_000]);
        assertThat(far.status()).isEqualTo(413);
        assertThat(far.page().select("h1").text()).isEqualTo("Dat is te groot.");
        assertThat(address()).isEqualTo(address);
        coordinator.get(module + "/films");
        assertThat(upload(UUID.randomUUID().toString(), MediaFileTest.file("film.webm"))
                        .status())
                .isEqualTo(404);
        assertThat(upload("niets", MediaFileTest.file("film.webm")).status()).isEqualTo(404);
    }

    @Test
    void withoutItsContentInWordsNoFilmIsKept() throws IOException {
        assertThat(coordinator.get(module + "/films").page().select("section:has(#bladzijde-" + FIRST + ")"))
                .allMatch(card -> card.select("input[type=file]").isEmpty()
                        && card.text().contains("Schrijf eerst op wat er te zien"));
        Browser.Answer refused = upload(FIRST, MediaFileTest.file("film.webm"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-film-" + FIRST).text()).contains("Schrijf eerst bij deze bladzijde");

        upload(SECOND, MediaFileTest.file("film.webm"));
        Map<String, String> sent = pages();
        sent.put("uitleg-1", "");
        Browser.Answer emptied = save(1, sent);
        assertThat(emptied.status()).isEqualTo(422);
        assertThat(emptied.page().select("#e-uitleg-1").text()).contains("hoort een film of podcast");
        assertThat(emptied.page().select("#titel-1").val()).isEqualTo("En dan?");
    }

    @Test
    void aFilmIsThereAsLongAsVisitorsSeeItsPage() throws IOException {
        upload(SECOND, large());
        String address = address();
        String look = coordinator.get(module + "/films").page().select("video").attr("src");
        Map<String, String> hidden = pages();
        hidden.remove("zichtbaar");
        save(1, hidden);
        assertThat(visitor.bytes(address, "").statusCode()).isEqualTo(404);
        assertThat(coordinator.bytes(look, "bytes=0-3").statusCode()).isEqualTo(206);
        assertThat(visitor.bytes(look, "").statusCode()).isNotEqualTo(200);

        Map<String, String> one = pages();
        one.putAll(Map.of("titel-0", "", "tekst-0", ""));
        save(2, one);
        assertThat(visitor.get("/modulen/" + id + "/1").page().select("video").attr("src"))
                .isEqualTo(address); // it went along with its page
        assertThat(visitor.bytes(address, "").statusCode()).isEqualTo(200);
        Map<String, String> other = pages();
        other.putAll(Map.of("titel-1", "", "tekst-1", "", "uitleg-1", ""));
        save(3, other);
        assertThat(films.of(id)).isEmpty();
        assertThat(visitor.bytes(address, "").statusCode()).isEqualTo(404);
    }

    @Test
    void aFilmIsReplacedAndRemoved() throws IOException {
        upload(SECOND, large());
        String first = address();
        upload(SECOND, MediaFileTest.file("voice.mp3"));
        assertThat(visitor.bytes(first, "").statusCode()).isEqualTo(404);
        assertThat(films.of(id).values()).extracting(Film::type).containsExactly("audio/mpeg");

        for (int n = 0; n < 2; n++) {
            assertThat(coordinator
                            .post(module + "/films/verwijdering", Map.of("bladzijde", SECOND))
                            .status())
                    .isEqualTo(303);
        }
        assertThat(films.of(id)).isEmpty();
        assertThat(visitor.get("/modulen/" + id + "/2").page().select("audio")).isEmpty();
    }

    private Browser.Answer upload(String page, byte[] bytes) {
        coordinator.get(module + "/films");
        return coordinator.upload(module + "/films", Map.of("bladzijde", page), "film", "film.txt", bytes);
    }

    private String address() {
        return visitor.get("/modulen/" + id + "/2")
                .page()
                .select("video, audio")
                .attr("src");
    }

    private Browser.Answer save(int read, Map<String, String> sent) {
        coordinator.get(module);
        sent.put("versie", String.valueOf(read));
        return coordinator.post(module, sent);
    }

    private static Map<String, String> pages() {
        Map<String, String> sent = new HashMap<>(Map.of(
                "titel", "Kijken en luisteren",
                "over", "Met een film.",
                "soort", "eigen",
                "zichtbaar", "ja",
                "wat", "bewaren"));
        sent.putAll(Map.of(
                "id-0", FIRST,
                "titel-0", "Eerst",
                "tekst-0", "Kijk goed.",
                "id-1", SECOND,
                "titel-1", "En dan?",
                "tekst-1", "Denk na.",
                "uitleg-1", "Een stip loopt\ndoor het beeld."));
        return sent;
    }
}
