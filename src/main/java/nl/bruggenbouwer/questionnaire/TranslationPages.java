package nl.bruggenbouwer.questionnaire;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The Alliantie's screens for translations: how far each language is, a sheet out and in, and who has read it. */
@Controller
class TranslationPages {

    private static final int LONGEST_NAME = 80;

    private final CurrentTranslations current;
    private final ImportTranslation importTranslation;
    private final ApproveTranslation approveTranslation;
    private final Clock clock;

    TranslationPages(
            CurrentTranslations current,
            ImportTranslation importTranslation,
            ApproveTranslation approveTranslation,
            Clock clock) {
        this.current = current;
        this.importTranslation = importTranslation;
        this.approveTranslation = approveTranslation;
        this.clock = clock;
    }

    @GetMapping("/landelijk/vertalingen")
    View list(Page page) {
        Translations now = current.now();
        List<TranslationProgress> languages = now.languages().stream()
                .filter(language -> !language.equals(Language.DUTCH))
                .map(language -> TranslationProgress.of(now, language))
                .toList();
        return page.show("questionnaire/translations", Map.of("languages", languages));
    }

    @GetMapping("/landelijk/vertalingen/{language}")
    View language(Page page, @PathVariable String language) {
        return show(page, find(language), new FormErrors(), Map.of(), null);
    }

    @GetMapping("/landelijk/vertalingen/{language}/blad")
    ResponseEntity<byte[]> sheet(Page page, @PathVariable String language) {
        byte[] sheet =
                TranslationSheet.write(current.now(), find(language), page.t().get("translation.place"));
        return Download.of(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "vertaling-" + language + ".xlsx",
                sheet);
    }

    @PostMapping("/landelijk/vertalingen/{language}/blad")
    View upload(Page page, @PathVariable String language, @RequestParam("blad") MultipartFile file) throws IOException {
        Language found = find(language);
        byte[] bytes = file.getBytes();
        SheetReading reading = Tenancy.in(AreaId.NATIONAL, () -> importTranslation.sheet(found, bytes, by(page)));
        current.reload();
        if (reading.mistakes().isEmpty() && reading.unknown().isEmpty()) {
            return page.redirect("/landelijk/vertalingen/" + language);
        }
        FormErrors errors = new FormErrors();
        if (!reading.mistakes().isEmpty()) {
            page.status(HttpStatus.UNPROCESSABLE_CONTENT);
            errors.add("blad", page.t().get("translation.refused"));
        }
        return show(page, found, errors, Map.of(), reading);
    }

    @PostMapping("/landelijk/vertalingen/{language}/goedkeuring")
    View approve(
            Page page,
            @PathVariable String language,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "") String translator,
            @RequestParam(defaultValue = "") String reader,
            @RequestParam(defaultValue = "") String date) {
        Language found = find(language);
        String by = translator.strip();
        String second = reader.strip();
        FormErrors errors = new FormErrors();
        checkName(page, errors, "translator", by);
        checkName(page, errors, "reader", second);
        if (second.equalsIgnoreCase(by)) {
            errors.add("reader", page.t().get("translation.reader.same"));
        }
        LocalDate readOn = date(date);
        if (readOn == null || readOn.isAfter(LocalDate.now(clock))) {
            errors.add("date", page.t().get("translation.date.wrong"));
        }
        if (errors.isEmpty() && readOn != null) {
            ApproveTranslation.Result result = Tenancy.in(
                    AreaId.NATIONAL, () -> approveTranslation.approve(found, version, by, second, readOn, by(page)));
            if (result == ApproveTranslation.Result.DONE) {
                current.reload();
                return page.redirect("/landelijk/vertalingen");
            }
            errors.add("translator", page.t().get("translation.approve." + result));
        }
        page.status(HttpStatus.UNPROCESSABLE_CONTENT);
        return show(page, found, errors, Map.of("translator", translator, "reader", reader, "date", date), null);
    }

    private View show(
            Page page,
            Language language,
            FormErrors errors,
            Map<String, String> typed,
            @Nullable SheetReading reading) {
        Translations now = current.now();
        Map<String, Object> model = new HashMap<>();
        model.put("progress", TranslationProgress.of(now, language));
        model.put("coverage", now.coverage(language.code()));
        model.put("version", now.version(language.code()));
        model.put("errors", errors);
        model.put("typed", typed);
        model.put("reading", reading);
        return page.show("questionnaire/translation", model);
    }

    private static void checkName(Page page, FormErrors errors, String field, String name) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            errors.add(field, page.t().get("translation." + field + ".wrong"));
        }
    }

    private static @Nullable LocalDate date(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static Language find(String code) {
        return Languages.foreign(code).orElseThrow(NotFound::new);
    }

    private static UUID by(Page page) {
        return Objects.requireNonNull(page.visitor()).account();
    }
}
