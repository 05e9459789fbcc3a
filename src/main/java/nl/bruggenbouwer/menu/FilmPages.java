package nl.bruggenbouwer.menu;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.MediaFile;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The films and podcasts of a module: where the Alliantie keeps them, and the films themselves, of which a browser may ask a part. */
@Controller
class FilmPages {

    private static final String SCREEN = "/landelijk/modulen/{id}/films";

    private final ModuleSql modules;
    private final FilmSql sql;
    private final KeepModule keep;

    FilmPages(ModuleSql modules, FilmSql sql, KeepModule keep) {
        this.modules = modules;
        this.sql = sql;
        this.keep = keep;
    }

    /** For visitors, while its module is to be seen. */
    @GetMapping("/film/{sha256}")
    ResponseEntity<Resource> play(@PathVariable String sha256) {
        return bytes(sql.shown(sha256).orElseThrow(NotFound::new));
    }

    @GetMapping(SCREEN + "/{sha256}")
    ResponseEntity<Resource> look(@PathVariable UUID id, @PathVariable String sha256) {
        return bytes(sql.of(id).values().stream()
                .filter(film -> film.sha256().equals(sha256))
                .findFirst()
                .orElseThrow(NotFound::new));
    }

    private ResponseEntity<Resource> bytes(Film film) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(film.type()))
                .cacheControl(CacheControl.maxAge(Duration.ofMinutes(10)).cachePrivate())
                .eTag('"' + film.sha256() + '"')
                .body(new FilmBytes(sql, film));
    }

    @GetMapping(SCREEN)
    View list(Page page, @PathVariable UUID id) {
        return show(page, find(id), new FormErrors());
    }

    @PostMapping(SCREEN)
    View keep(
            Page page,
            Member member,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String bladzijde,
            @RequestParam(required = false) @Nullable MultipartFile film)
            throws IOException {
        OnlineModule module = find(id);
        ModulePage part = part(module, bladzijde);
        if (film == null || film.isEmpty()) {
            return refuse(page, module, part, "none");
        }
        if (film.getSize() > Film.MOST_BYTES) {
            return refuse(page, module, part, "large");
        }
        Optional<MediaFile> file = MediaFile.filmOrSound(film.getBytes());
        if (file.isEmpty()) {
            return refuse(page, module, part, "kind");
        }
        boolean kept = Tenancy.in(AreaId.NATIONAL, () -> keep.keepFilm(id, part.id(), file.get(), member.account()));
        return kept ? page.redirect(address(id, part)) : refuse(page, find(id), part, "undescribed");
    }

    @PostMapping(SCREEN + "/verwijdering")
    View remove(Page page, Member member, @PathVariable UUID id, @RequestParam(defaultValue = "") String bladzijde) {
        ModulePage part = part(find(id), bladzijde);
        Tenancy.in(AreaId.NATIONAL, () -> {
            keep.removeFilm(id, part.id(), member.account());
            return true;
        });
        return page.redirect(address(id, part));
    }

    private static String address(UUID id, ModulePage part) {
        return "/landelijk/modulen/" + id + "/films#bladzijde-" + part.id();
    }

    private View refuse(Page page, OnlineModule module, ModulePage part, String reason) {
        return show(
                page, module, new FormErrors().add("film-" + part.id(), page.t().get("module.film.wrong." + reason)));
    }

    private View show(Page page, OnlineModule module, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("menu/films", Map.of("module", module, "films", sql.of(module.id()), "errors", errors));
    }

    private static ModulePage part(OnlineModule module, String typed) {
        UUID id = Input.id(typed).orElseThrow(NotFound::new);
        return module.pages().stream()
                .filter(part -> part.id().equals(id))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private OnlineModule find(UUID id) {
        return modules.find(id).filter(OnlineModule::own).orElseThrow(NotFound::new);
    }
}
