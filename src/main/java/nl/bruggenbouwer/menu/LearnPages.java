package nl.bruggenbouwer.menu;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * Somebody follows our own material, page by page, without account or cookie. Who wants to go on later asks for a link, of which
 * only module, page and day are kept, never whose it is.
 */
@Controller
class LearnPages {

    private static final int MONTHS = 12;
    /** From one address in an hour: a whole group shares one. */
    private static final int MANY = 120;

    private final ModuleSql sql;
    private final FilmSql films;
    private final RateLimits limits;
    private final Clock clock;

    LearnPages(ModuleSql sql, FilmSql films, RateLimits limits, Clock clock) {
        this.sql = sql;
        this.films = films;
        this.limits = limits;
        this.clock = clock;
    }

    @GetMapping("/modulen/{id}")
    View begin(Page page, @PathVariable UUID id) {
        return page.show("menu/learnbegin", Map.of("module", find(id)));
    }

    @GetMapping("/modulen/{id}/{number}")
    View read(Page page, @PathVariable UUID id, @PathVariable String number) {
        OnlineModule module = find(id);
        return show(page, module, number(module, number), null);
    }

    @GetMapping("/modulen/{id}/klaar")
    View done(Page page, @PathVariable UUID id) {
        return done(page, find(id), null);
    }

    @PostMapping("/modulen/{id}/link")
    View link(
            Page page,
            HttpServletRequest request,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String bladzijde,
            @RequestParam UUID sleutel) {
        limits.check("module-link", request, MANY, Duration.ofHours(1));
        OnlineModule module = find(id);
        sql.keep(hash(sleutel), id, number(module, bladzijde), today());
        return page.redirect("/les/" + sleutel + "?taal=" + page.language().code());
    }

    @GetMapping("/les/{key}")
    View resume(Page page, @PathVariable UUID key) {
        ModuleSql.Place place = place(key);
        OnlineModule module = find(place.module());
        return place.done()
                ? done(page, module, key)
                : show(page, module, Math.min(place.page(), module.pages().size()), key);
    }

    @PostMapping("/les/{key}")
    View move(Page page, @PathVariable UUID key, @RequestParam(defaultValue = "") String naar) {
        ModuleSql.Place place = place(key);
        OnlineModule module = find(place.module());
        boolean done = naar.equals("klaar");
        sql.move(hash(key), done ? module.pages().size() : number(module, naar), done, today());
        return page.redirect("/les/" + key + "?taal=" + page.language().code());
    }

    private View show(Page page, OnlineModule module, int number, @Nullable UUID key) {
        Map<String, Object> model = model(module, number, key);
        model.put(
                "film", films.of(module.id()).get(module.pages().get(number - 1).id()));
        return page.show("menu/learn", model);
    }

    private static View done(Page page, OnlineModule module, @Nullable UUID key) {
        return page.show("menu/learned", model(module, module.pages().size(), key));
    }

    private static Map<String, Object> model(OnlineModule module, int number, @Nullable UUID key) {
        Map<String, Object> model = new HashMap<>();
        model.put("module", module);
        model.put("number", number);
        model.put("key", key == null ? null : key.toString());
        return model;
    }

    private OnlineModule find(UUID id) {
        return sql.find(id).filter(module -> module.published() && module.own()).orElseThrow(NotFound::new);
    }

    private static int number(OnlineModule module, String typed) {
        int number = typed.matches("[1-9][0-9]?") ? Integer.parseInt(typed) : 0;
        if (!module.has(number)) {
            throw new NotFound();
        }
        return number;
    }

    private ModuleSql.Place place(UUID key) {
        return sql.place(hash(key), today().minusMonths(MONTHS)).orElseThrow(NotFound::new);
    }

    private static byte[] hash(UUID key) {
        return DigestUtils.sha256(key.toString());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Time.ZONE);
    }
}
