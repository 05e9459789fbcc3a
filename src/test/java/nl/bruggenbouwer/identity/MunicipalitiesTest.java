package nl.bruggenbouwer.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.areas.Municipality;
import nl.bruggenbouwer.database.AreaId;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@ApplicationTest
class MunicipalitiesTest {

    private static final Path SHIPPED = Path.of("content/municipalities.csv");
    private static final String WIJDEMEREN = "GM1696;Wijdemeren;Noord-Holland;;;";

    @Autowired
    People people;

    @Autowired
    Municipalities municipalities;

    @Autowired
    Areas areas;

    Browser administrator;

    @BeforeEach
    void signIn() {
        administrator = people.signedIn(AreaId.NATIONAL, Role.ADMINISTRATOR);
        administrator.get("/landelijk/gemeenten");
    }

    @AfterEach
    void putBack() throws IOException {
        assertThat(upload(Files.readAllBytes(SHIPPED)).status()).isEqualTo(303);
    }

    private Browser.Answer upload(byte[] bytes) {
        return administrator.upload("/landelijk/gemeenten", "lijst", "lijst.csv", bytes);
    }

    private static String shipped() throws IOException {
        return Files.readString(SHIPPED);
    }

    @Test
    void theProgramBringsTheMunicipalitiesOfToday() {
        assertThat(municipalities.names())
                .hasSize(342)
                .doesNotHaveDuplicates()
                .contains("Utrecht", "'s-Gravenhage", "Súdwest-Fryslân", "Nuenen, Gerwen en Nederwetten")
                .doesNotContain("Brielle", "Weesp");
        assertThat(municipalities.all())
                .filteredOn(m -> m.successor() != null)
                .extracting(Municipality::name)
                .contains("Brielle", "Uden");
    }

    @Test
    void aMunicipalityThatMergesLeavesItsHistoryToItsSuccessor() throws IOException {
        String name = "Gooi " + UUID.randomUUID().toString().substring(0, 8);
        administrator.get("/landelijk/gebieden");
        String path = administrator
                .post("/landelijk/gebieden", Map.of("naam", name, "gemeenten", "wijdemeren, Een eigen naam"))
                .location();
        Area area = areas.bySlug(path.substring(path.lastIndexOf('/') + 1)).orElseThrow();
        assertThat(municipalities.of(area)).extracting(Municipality::name).containsExactly("Wijdemeren");

        String next = shipped().replace(WIJDEMEREN, "GM1696;Wijdemeren;Noord-Holland;;2020-01-01;GM0402");
        assertThat(upload(next.getBytes(StandardCharsets.UTF_8)).location())
                .isEqualTo("/landelijk/gemeenten?gedaan=ja");

        assertThat(municipalities.of(area)).extracting(Municipality::name).containsExactly("Hilversum", "Wijdemeren");
        assertThat(municipalities.names()).doesNotContain("Wijdemeren").hasSize(341);
        assertThat(administrator.get(path).page().select("main").text()).contains("Wijdemeren ging op in Hilversum");
    }

    @Test
    void aListWithoutAMunicipalityOfTodayIsRefusedAndNothingChanges() throws IOException {
        String without = shipped().replace(WIJDEMEREN + "\n", "").replace(";Zwolle;", ";Nieuw-Zwolle;");

        Browser.Answer refused = upload(without.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("main li").eachText())
                .contains("Deze gemeente bestaat nu, maar staat niet in de lijst: Wijdemeren");
        assertThat(municipalities.names()).hasSize(342).contains("Zwolle").doesNotContain("Nieuw-Zwolle");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    GM1696;Wijdemeren;Noord-Holland;;;          | 1696;Wijdemeren;Noord-Holland;;;            | De code moet zijn als GM0344
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM0344;Wijdemeren;Noord-Holland;;;          | Deze code staat er twee keer: GM0344
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;;Noord-Holland;;;                    | De naam ontbreekt
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;Wijdemeren;;;;                       | De provincie ontbreekt
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;Wijdemeren;Noord-Holland;;1-1-2027;GM0402 | Schrijf een dag als 2027-01-01
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;Wijdemeren;Noord-Holland;;2027-01-01; | Vul Tot en Opvolger allebei in
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;Wijdemeren;Noord-Holland;;2027-01-01;GM9999 | De opvolger staat niet in de lijst: GM9999
                    GM1696;Wijdemeren;Noord-Holland;;;          | GM1696;Wijdemeren;Noord-Holland;;2027-01-01;GM1696 | De opvolger staat niet in de lijst: GM1696
                    GemeentecodeGM;Gemeentenaam                 | Code;Naam                                   | De kolommen GemeentecodeGM
                    """)
    void eachRowSaysWhatIsWrong(String right, String wrong, String message) throws IOException {
        assertThat(shipped()).contains(right);

        Browser.Answer refused = upload(shipped().replace(right, wrong).getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("main li").text()).contains(message);
        assertThat(refused.page().select("#e-lijst").text()).startsWith("Fout: Er is niets overgenomen.");
        assertThat(municipalities.names()).contains("Wijdemeren").hasSize(342);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PK\u0003\u0004rommel", "\u0000\u0001"})
    void whatIsNoListIsRefused(String content) {
        Browser.Answer refused = upload(content.getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-lijst").text()).contains("Kies een bestand");
    }

    @Test
    void theOfficialFileMayBeASheetOrAFileOfADutchExcel() throws IOException {
        List<String[]> rows = shipped().lines().map(line -> line.split(";", -1)).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(out, "CBS", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Gemeenten");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).length; c++) {
                    sheet.value(r, c, rows.get(r)[c]);
                }
            }
        }

        for (byte[] bytes : Stream.of(
                        out.toByteArray(),
                        shipped().getBytes(Charset.forName("windows-1252")),
                        ("\uFEFF" + shipped().replace("\n", "\r\n")).getBytes(StandardCharsets.UTF_8))
                .toList()) {
            assertThat(upload(bytes).status()).isEqualTo(303);
            assertThat(municipalities.names()).hasSize(342).contains("Súdwest-Fryslân");
        }
    }
}
