package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The administrator's screens: the areas, and who has a role in them. */
@Controller
class AreaPages {

    private static final List<Role> INVITED =
            Arrays.stream(Role.values()).filter(r -> r != Role.ADMINISTRATOR).toList();

    private final Areas areas;
    private final Municipalities municipalities;
    private final AdministerAreas administer;
    private final Slugs slugs;
    private final Clock clock;

    AreaPages(Areas areas, Municipalities municipalities, AdministerAreas administer, Slugs slugs, Clock clock) {
        this.clock = clock;
        this.areas = areas;
        this.municipalities = municipalities;
        this.administer = administer;
        this.slugs = slugs;
    }

    @GetMapping("/landelijk/gebieden")
    View list(Page page) {
        return list(page, NewArea.EMPTY, new FormErrors());
    }

    private View list(Page page, NewArea typed, FormErrors errors) {
        return page.show("identity/areas", Map.of("areas", areas.all(), "typed", typed, "errors", errors));
    }

    @PostMapping("/landelijk/gebieden")
    View open(
            Page page,
            Member member,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String adres,
            @RequestParam(defaultValue = "") String gemeenten) {
        String name = Input.line(naam);
        String typedSlug = Input.line(adres).toLowerCase(Locale.ROOT);
        String slug = typedSlug.isEmpty() ? Slugs.from(name) : typedSlug;
        String municipalities = Input.line(gemeenten);
        FormErrors errors = new FormErrors();
        if (!Input.fits(name, 80)) {
            errors.add("naam", page.t().get("areas.name.invalid"));
        } else if (!Slugs.wellFormed(slug)) {
            errors.add("adres", page.t().get("areas.slug.invalid"));
        } else if (slugs.reserved(slug)) {
            errors.add("adres", page.t().get("areas.slug.taken"));
        }
        if (!municipalities.isEmpty() && !Input.fits(municipalities, 500)) {
            errors.add("gemeenten", page.t().get("areas.municipalities.invalid"));
        }
        if (errors.isEmpty()) {
            Optional<Area> opened = administer.open(member.account(), slug, name, municipalities);
            if (opened.isPresent()) {
                return page.redirect("/landelijk/gebieden/" + slug);
            }
            errors.add("adres", page.t().get("areas.slug.taken"));
        }
        return list(
                page.status(HttpStatus.UNPROCESSABLE_CONTENT), new NewArea(name, typedSlug, municipalities), errors);
    }

    @GetMapping("/landelijk/gebieden/{slug}")
    View area(Page page, @PathVariable String slug) {
        return area(page, find(slug), Invitation.EMPTY, new FormErrors());
    }

    private View area(Page page, Area area, Invitation typed, FormErrors errors) {
        return page.show(
                "identity/area",
                Map.of(
                        "area", area,
                        "linked", municipalities.of(area),
                        "people", administer.people(area),
                        "roles", INVITED,
                        "typed", typed,
                        "errors", errors));
    }

    @PostMapping("/landelijk/gebieden/{slug}/uitnodiging")
    View invite(
            Page page,
            Member member,
            @PathVariable String slug,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String rol,
            @RequestParam(defaultValue = "") String tot) {
        Area area = find(slug);
        String email = Input.line(mail);
        String name = Input.line(naam);
        Optional<Role> role = INVITED.stream().filter(r -> r.name().equals(rol)).findFirst();
        FormErrors errors = new FormErrors();
        if (!Input.isMailAddress(email)) {
            errors.add("mail", page.t().get("signin.mail.invalid"));
        }
        if (!Input.fits(name, 80)) {
            errors.add("naam", page.t().get("invite.name.invalid"));
        }
        if (role.isEmpty()) {
            errors.add("rol", page.t().get("invite.role.invalid"));
        }
        if (!endFits(tot)) {
            errors.add("tot", page.t().get("invite.until.invalid"));
        }
        if (errors.isEmpty()
                && !administer.invite(member.account(), area, email, name, role.orElseThrow(), until(tot))) {
            errors.add("mail", page.t().get("invite.administrator"));
        }
        return errors.isEmpty()
                ? page.redirect("/landelijk/gebieden/" + area.slug())
                : area(
                        page.status(HttpStatus.UNPROCESSABLE_CONTENT),
                        area,
                        new Invitation(email, name, rol, Input.line(tot)),
                        errors);
    }

    @PostMapping("/landelijk/gebieden/{slug}/einddatum")
    View setEnd(
            Page page,
            Member member,
            @PathVariable String slug,
            @RequestParam UUID account,
            @RequestParam Role rol,
            @RequestParam(defaultValue = "") String tot) {
        Area area = find(slug);
        if (!endFits(tot)) {
            FormErrors errors = new FormErrors().add("mensen", page.t().get("invite.until.invalid"));
            return area(page.status(HttpStatus.UNPROCESSABLE_CONTENT), area, Invitation.EMPTY, errors);
        }
        administer.setUntil(member.account(), area, account, rol, until(tot));
        return page.redirect("/landelijk/gebieden/" + area.slug());
    }

    /** Nothing, or a day from today on. */
    private boolean endFits(String typed) {
        LocalDate until = until(typed);
        LocalDate today = LocalDate.now(clock);
        return until == null ? typed.isBlank() : !until.isBefore(today) && until.isBefore(today.plusYears(20));
    }

    private static @Nullable LocalDate until(String typed) {
        try {
            return LocalDate.parse(typed.strip());
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    @PostMapping("/landelijk/gebieden/{slug}/einde")
    View end(Page page, Member member, @PathVariable String slug, @RequestParam UUID account, @RequestParam Role rol) {
        Area area = find(slug);
        administer.end(member.account(), area, account, rol);
        return page.redirect("/landelijk/gebieden/" + area.slug());
    }

    private Area find(String slug) {
        return areas.bySlug(slug).orElseThrow(NotFound::new);
    }
}
