package nl.bruggenbouwer.menu;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where the Alliantie keeps the online modules. */
@Controller
class ModulePages {

    private static final String LIST = "/landelijk/modulen";

    private final ModuleSql sql;
    private final FilmSql films;
    private final KeepModule keep;
    private final Translator translator;

    ModulePages(ModuleSql sql, FilmSql films, KeepModule keep, Translator translator) {
        this.sql = sql;
        this.films = films;
        this.keep = keep;
        this.translator = translator;
    }

    @GetMapping("/landelijk/modulen")
    View list(Page page) {
        return page.show("menu/modules", Map.of("modules", sql.all()));
    }

    @GetMapping("/landelijk/modulen/nieuw")
    View create(Page page) {
        return form(page, null, ModuleForm.empty(), new FormErrors(), null);
    }

    @PostMapping("/landelijk/modulen/nieuw")
    View add(Page page, Member member, @RequestParam MultiValueMap<String, String> sent) {
        ModuleForm form = new ModuleForm(sent);
        FormErrors errors = form.check(Set.of(), page.t());
        if (!errors.isEmpty()) {
            return form(page, null, form, errors, null);
        }
        UUID id = Input.key(form.value("sleutel"));
        OnlineModule module = form.module(id, Map.of());
        if (!form.value("wat").equals("bewaren")) {
            return form(page, null, form, errors, module);
        }
        Tenancy.in(AreaId.NATIONAL, () -> {
            keep.add(module, member.account());
            return true;
        });
        return page.redirect(LIST + "/" + id + "?bewaard");
    }

    @GetMapping("/landelijk/modulen/{id}")
    View show(Page page, @PathVariable UUID id) {
        OnlineModule module = find(id);
        return form(page, module, ModuleForm.of(module), new FormErrors(), null);
    }

    @PostMapping("/landelijk/modulen/{id}")
    View save(Page page, Member member, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> sent) {
        OnlineModule module = find(id);
        ModuleForm form = new ModuleForm(sent);
        FormErrors errors = form.check(films.of(id).keySet(), page.t());
        if (!errors.isEmpty()) {
            return form(page, module, form, errors, null);
        }
        OnlineModule wanted = form.module(id, module.translations());
        if (!form.value("wat").equals("bewaren")) {
            return form(page, module, form, errors, wanted);
        }
        Optional<OnlineModule> other = Tenancy.in(AreaId.NATIONAL, () -> keep.change(wanted, member.account()));
        return other.map(theirs -> form(
                        page,
                        theirs,
                        form,
                        new FormErrors().add("anders", page.t().get("offer.error.conflict")),
                        null))
                .orElseGet(() -> page.redirect(LIST + "/" + id + "?bewaard"));
    }

    @PostMapping("/landelijk/modulen/{id}/verwijdering")
    View remove(Page page, Member member, @PathVariable UUID id) {
        if (Tenancy.in(AreaId.NATIONAL, () -> keep.remove(id, member.account()))) {
            return page.redirect(LIST);
        }
        OnlineModule module = find(id);
        return form(
                page,
                module,
                ModuleForm.of(module),
                new FormErrors().add("zichtbaar", page.t().get("module.error.visible")),
                null);
    }

    /** @param module as it is now; null = a new one */
    private View form(
            Page page,
            @Nullable OnlineModule module,
            ModuleForm form,
            FormErrors errors,
            @Nullable OnlineModule preview) {
        boolean conflict = errors.at("anders") != null;
        Map<String, String> theirs = new LinkedHashMap<>();
        if (conflict && module != null) {
            ModuleForm other = ModuleForm.of(module);
            form.differences(module).forEach(field -> theirs.put(field, other.text(field)));
        }
        Map<String, Object> model = new HashMap<>();
        model.put("module", module);
        model.put("form", form);
        model.put("errors", errors);
        model.put("preview", preview);
        model.put("films", module == null ? Map.of() : films.of(module.id()));
        model.put("theirs", theirs);
        model.put("languages", module == null ? Map.of() : states(page, module));
        model.put(
                "read",
                module != null && (conflict || form.value("versie").isEmpty()) ? module.version() : form.read());
        model.put("saved", page.asked("bewaard").isPresent());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("menu/module", model);
    }

    /** For each language how many texts it has, of how many. */
    private Map<Language, String> states(Page page, OnlineModule module) {
        Map<Language, String> states = new LinkedHashMap<>();
        translator.foreign().forEach(language -> {
            long done = module.texts().stream()
                    .filter(dutch -> !Words.in(language, module.translations(), dutch, translator)
                            .isEmpty())
                    .count();
            states.put(
                    language,
                    page.t().get("offer.translation.state", done, module.texts().size()));
        });
        return states;
    }

    private OnlineModule find(UUID id) {
        return sql.find(id).orElseThrow(NotFound::new);
    }
}
