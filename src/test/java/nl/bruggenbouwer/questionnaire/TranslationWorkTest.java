package nl.bruggenbouwer.questionnaire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.web.Translator.Language;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A translation from sheet to screen. Each test has a language of its own, since languages are for the whole country. */
@ApplicationTest
class TranslationWorkTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Autowired
    CurrentTranslations current;

    @Autowired
    ImportTranslation importTranslation;

    @Autowired
    ApproveTranslation approveTranslation;

    @Autowired
    TranslationSql sql;

    @Autowired
    JdbcClient db;

    @Autowired
    People people;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anImportedLanguageIsServedAfterASecondPersonHasReadIt() {
        Language french = language("fr");
        assertThat(importing(french, "Terug", "Retour").mistakes()).isEmpty();
        current.reload();
        assertThat(current.served()).doesNotContain(french);

        assertThat(approve(french, version(french))).isEqualTo(ApproveTranslation.Result.DONE);
        current.reload();

        assertThat(current.served()).contains(french);
        assertThat(current.translate("fr", "Terug")).isEqualTo("Retour");
        assertThat(current.translate("fr", "Hulp nu")).isEqualTo("Hulp nu");
        assertThat(current.now().of("fr")).hasValueSatisfying(translation -> {
            assertThat(translation.translator()).isEqualTo("Claire");
            assertThat(translation.secondReader()).isEqualTo("Paul");
            assertThat(translation.date()).isEqualTo(DAY);
        });
    }

    @Test
    void anotherImportAsksForAnotherReading() {
        Language somali = language("so");
        importing(somali, "Terug", "Dib u noqo");
        approve(somali, version(somali));

        importing(somali, "Terug", "Dib");
        current.reload();

        assertThat(current.served()).doesNotContain(somali);
        assertThat(current.now().translate("so", "Terug")).isEqualTo("Dib");
        assertThat(current.now().of("so")).hasValueSatisfying(translation -> {
            assertThat(translation.translator()).isEqualTo("Claire");
            assertThat(translation.wasRead()).isFalse();
        });
    }

    @Test
    void nothingOfASheetWithAMistakeIsImported() {
        Language ukrainian = language("uk");

        SheetReading reading = importing(ukrainian, "Terug", "Назад", "Pagina {0} · nummer {1}", "Сторінка");

        assertThat(reading.mistakes()).hasSize(1);
        assertThat(sql.all()).doesNotContainKey("uk");
    }

    @Test
    void whatChangedSinceItWasOpenedIsNotApproved() {
        Language kurdish = language("kmr");
        importing(kurdish, "Terug", "Paş");
        String opened = version(kurdish);
        importing(kurdish, "Terug", "Vegere");

        assertThat(approve(kurdish, opened)).isEqualTo(ApproveTranslation.Result.CHANGED);
        assertThat(current.now().of("kmr").orElseThrow().wasRead()).isFalse();
    }

    @Test
    void onAPublicPageWhatIsNotTranslatedIsDutchAndSaysSo() {
        Language sorani = language("ckb");
        importing(sorani, "Zo werkt het", "چۆن کار دەکات");
        approve(sorani, version(sorani));
        current.reload();

        Document page = people.browser().get("/aanpak?taal=ckb").page();

        assertThat(page.select("html[lang=ckb][dir=rtl]")).hasSize(1);
        assertThat(page.select("h1").text()).isEqualTo("چۆن کار دەکات");
        assertThat(page.select("h1[lang]")).isEmpty();
        assertThat(page.select("main .measure h3, main .measure p"))
                .isNotEmpty()
                .allMatch(element ->
                        element.attr("lang").equals("nl") && element.attr("dir").equals("ltr"));
    }

    @Test
    void aLanguageWithoutTextsCannotBeApproved() {
        Language tigrinya = language("ti");

        assertThat(approve(tigrinya, version(tigrinya))).isEqualTo(ApproveTranslation.Result.EMPTY);
    }

    @Test
    void theDatabaseItselfRefusesATranslatorWhoReadsHerOwnWork() {
        assertThatThrownBy(() -> sql.approve("ps", "0".repeat(64), "Claire", "claire", DAY))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void importingAndApprovingAreOnRecord() {
        Language dari = language("prs");
        UUID by = UUID.randomUUID();
        byte[] sheet = Sheets.of(dari, "Terug", "بازگشت");

        Tenancy.in(AreaId.NATIONAL, () -> importTranslation.sheet(dari, sheet, by));
        Tenancy.in(AreaId.NATIONAL, () -> approveTranslation.approve(dari, version(dari), "Claire", "Paul", DAY, by));

        assertThat(actions(by)).containsExactlyInAnyOrder("translation imported: prs", "translation approved: prs");
    }

    private List<String> actions(UUID by) {
        return Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.execute(
                        status -> db.sql("select action from audit_entry where area_id = 0 and account = :by")
                                .param("by", by)
                                .query(String.class)
                                .list()));
    }

    private SheetReading importing(Language language, String... dutchAndTranslation) {
        byte[] sheet = Sheets.of(language, dutchAndTranslation);
        return Tenancy.in(AreaId.NATIONAL, () -> importTranslation.sheet(language, sheet, UUID.randomUUID()));
    }

    private ApproveTranslation.Result approve(Language language, String version) {
        return Tenancy.in(
                AreaId.NATIONAL,
                () -> approveTranslation.approve(language, version, "Claire", "Paul", DAY, UUID.randomUUID()));
    }

    private String version(Language language) {
        return current.now().version(language.code());
    }

    private static Language language(String code) {
        return Languages.foreign(code).orElseThrow();
    }
}
