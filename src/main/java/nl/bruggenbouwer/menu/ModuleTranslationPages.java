package nl.bruggenbouwer.menu;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Translator;
import nl.bruggenbouwer.web.Translator.Language;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the Alliantie translates the texts of a module. */
@Controller
class ModuleTranslationPages {

    private static final String SCREEN = "/landelijk/modulen/{id}/{language}";
    private static final int LONGEST = 600;
    private static final int LONGEST_TEXT = 12_000;

    private final ModuleSql sql;
    private final KeepModule keep;
    private final Translator translator;

    ModuleTranslationPages(ModuleSql sql, KeepModule keep, Translator translator) {
        this.sql = sql;
        this.keep = keep;
        this.translator = translator;
    }

    @GetMapping(SCREEN)
    View show(Page page, @PathVariable UUID id, @PathVariable String language) {
        return show(page, find(id), language(language), Map.of(), new FormErrors());
    }

    @PostMapping(SCREEN)
    View translate(
            Page page,
            Member member,
            @PathVariable UUID id,
            @PathVariable String language,
            @RequestParam MultiValueMap<String, String> sent) {
        OnlineModule module = find(id);
        Language into = language(language);
        ModuleForm form = new ModuleForm(sent);
        FormErrors errors = new FormErrors();
        Map<String, String> typed = new LinkedHashMap<>();
        Map<String, String> byDutch = new HashMap<>();
        sent.keySet().stream() // also of a Dutch text that somebody changed meanwhile
                .filter(field -> field.matches("tekst-[0-9a-f]{16}"))
                .forEach(field -> typed.put(field, form.text(field)));
        for (ModuleText text : texts(module, into, Map.of(), page.t())) {
            boolean lines = text.place() != null;
            String words = lines ? form.text(text.field()) : form.value(text.field());
            typed.put(text.field(), words);
            byDutch.put(text.dutch(), words);
            int most = lines ? LONGEST_TEXT : LONGEST;
            if (!words.isEmpty() && !Input.fits(words, most)) {
                errors.add(text.field(), page.t().get("module.error.text", most));
            } else if (module.pages().stream().anyMatch(part -> part.text().equals(text.dutch()))) {
                ModuleForm.markdown(words, false, page.t()).ifPresent(mistake -> errors.add(text.field(), mistake));
            }
        }
        if (form.value("gelezen").isEmpty()) {
            errors.add("gelezen", page.t().get("offer.error.read"));
        }
        if (!errors.isEmpty()) {
            return show(page, module.at(form.read()), into, typed, errors);
        }
        boolean unseen =
                form.read() != module.version() && !former(module, into, typed).isEmpty();
        Optional<OnlineModule> other = unseen
                ? Optional.of(module)
                : Tenancy.in(
                        AreaId.NATIONAL,
                        () -> keep.translate(
                                id, form.read(), into, Words.own(into, byDutch, translator), member.account()));
        return other.map(now -> show(
                        page,
                        now,
                        into,
                        typed,
                        new FormErrors().add("anders", page.t().get("module.conflict.translation"))))
                .orElseGet(() -> page.redirect("/landelijk/modulen/" + id + "/" + into.code() + "?bewaard"));
    }

    /** @param typed by the name of the field; of what is not in it the translation that counts is shown */
    private View show(Page page, OnlineModule module, Language language, Map<String, String> typed, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "menu/moduletranslation",
                        Map.of(
                                "module",
                                module,
                                "language",
                                language,
                                "texts",
                                texts(module, language, typed, page.t()),
                                "former",
                                former(module, language, typed),
                                "errors",
                                errors,
                                "saved",
                                page.asked("bewaard").isPresent()));
    }

    private List<ModuleText> texts(OnlineModule module, Language language, Map<String, String> typed, Text t) {
        Map<String, @Nullable String> places = places(module, t);
        return module.texts().stream()
                .map(dutch -> new ModuleText(
                        field(dutch),
                        dutch,
                        places.get(dutch),
                        typed.getOrDefault(field(dutch), Words.in(language, module.translations(), dutch, translator))))
                .toList();
    }

    private static String field(String dutch) {
        return "tekst-" + DigestUtils.sha256Hex(dutch).substring(0, 16);
    }

    /** Translations of Dutch texts that changed since: what was typed, else what was kept. The Dutch is empty when it is not known any more. */
    private static List<ModuleText> former(OnlineModule module, Language language, Map<String, String> typed) {
        Map<String, String> dutch = new LinkedHashMap<>();
        Map<String, String> words = new LinkedHashMap<>(typed);
        module.translations().getOrDefault(language.code(), Map.of()).forEach((text, kept) -> {
            dutch.put(field(text), text);
            words.putIfAbsent(field(text), kept);
        });
        module.texts().forEach(text -> words.remove(field(text)));
        return words.entrySet().stream()
                .filter(text -> !text.getValue().isEmpty())
                .map(text ->
                        new ModuleText(text.getKey(), dutch.getOrDefault(text.getKey(), ""), null, text.getValue()))
                .toList();
    }

    /** Where the texts of several lines stand. */
    private static Map<String, @Nullable String> places(OnlineModule module, Text t) {
        Map<String, @Nullable String> places = new LinkedHashMap<>();
        for (int n = 0; n < module.pages().size(); n++) {
            ModulePage part = module.pages().get(n);
            places.putIfAbsent(part.text(), t.get("module.translation.page", n + 1));
            places.putIfAbsent(part.described(), t.get("module.translation.described", n + 1));
        }
        return places;
    }

    private OnlineModule find(UUID id) {
        return sql.find(id).orElseThrow(NotFound::new);
    }

    private Language language(String code) {
        return translator.foreign(code).orElseThrow(NotFound::new);
    }
}
