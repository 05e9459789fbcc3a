package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.QrCode;
import nl.bruggenbouwer.web.RateLimits;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The second step of signing in, and a person's own page about the safety of their account. */
@Controller
class FactorPages {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    private final Factors factors;
    private final Passkeys passkeys;
    private final OpenSessions sessions;
    private final Administrators administrators;
    private final Areas areas;
    private final SignedIn signedIn;
    private final RateLimits limits;

    FactorPages(
            Factors factors,
            Passkeys passkeys,
            OpenSessions sessions,
            Administrators administrators,
            Areas areas,
            SignedIn signedIn,
            RateLimits limits) {
        this.passkeys = passkeys;
        this.administrators = administrators;
        this.areas = areas;
        this.sessions = sessions;
        this.factors = factors;
        this.signedIn = signedIn;
        this.limits = limits;
    }

    @GetMapping("/inloggen/stap")
    View step(Page page, HttpServletRequest request, Member member) {
        return factors.exist(member.account())
                ? step(page, request, "", new FormErrors())
                : page.redirect("/mijn/beveiliging");
    }

    private View step(Page page, HttpServletRequest request, String code, FormErrors errors) {
        String passkey = passkeys.toShow(signedIn.challenge(request));
        return page.show("identity/step", Map.of("code", code, "passkey", passkey, "errors", errors));
    }

    @PostMapping("/inloggen/stap")
    View show(Page page, HttpServletRequest request, Member member, @RequestParam(defaultValue = "") String code) {
        limits.check("factor code", request, 100, QUARTER);
        FormErrors errors = errors(page, factors.show(member, Input.line(code)), "step.code.wrong");
        if (!errors.isEmpty()) {
            return step(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, Input.line(code), errors);
        }
        boolean again = signedIn.factorShown(request) != null;
        signedIn.showFactor(request);
        return page.redirect(again ? "/mijn/beveiliging" : "/overzicht");
    }

    private static FormErrors errors(Page page, Factors.Shown shown, String wrong) {
        return switch (shown) {
            case RIGHT -> new FormErrors();
            case WRONG -> new FormErrors().add("code", page.t().get(wrong));
            case TOO_OFTEN -> new FormErrors().add("code", page.t().get("step.code.often"));
        };
    }

    @GetMapping("/mijn/beveiliging")
    View security(Page page, HttpServletRequest request, Member member) {
        return security(page, request, member, page.t().get("passkey.name.first"), new FormErrors());
    }

    private View security(Page page, HttpServletRequest request, Member member, String passkeyName, FormErrors errors) {
        return page.show(
                "identity/security",
                Map.of(
                        "factors", factors.of(member.account()),
                        "needed", member.needsFactor() && signedIn.factorShown(request) == null,
                        "sessions",
                                sessions.of(
                                        member.account(), request.getSession().getId()),
                        "passkey", passkeys.toCreate(member, signedIn.challenge(request)),
                        "passkeyName", passkeyName,
                        "mail", member.email(),
                        "roles", roles(member),
                        "recovery", factors.recoveryCodes(member.account()),
                        "errors", errors));
    }

    @PostMapping("/mijn/beveiliging/app")
    View begin(Page page, Member member) {
        factors.begin(member);
        return page.redirect("/mijn/beveiliging/app");
    }

    @GetMapping("/mijn/beveiliging/app")
    View app(Page page, Member member) {
        return app(page, member, page.t().get("factor.app.name.first"), new FormErrors());
    }

    private View app(Page page, Member member, String name, FormErrors errors) {
        Optional<String> secret = factors.pending(member.account());
        return secret.isEmpty()
                ? page.redirect("/mijn/beveiliging")
                : page.show(
                        "identity/app",
                        Map.of(
                                "qr",
                                QrCode.of(OneTimeCodes.address(secret.get(), member.email())),
                                "secret",
                                secret.get(),
                                "name",
                                name,
                                "errors",
                                errors));
    }

    @PostMapping("/mijn/beveiliging/app/bevestiging")
    View confirm(
            Page page,
            HttpServletRequest request,
            Member member,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String naam) {
        limits.check("factor code", request, 100, QUARTER);
        String name = Input.line(naam);
        FormErrors errors = new FormErrors();
        if (!Input.fits(name, 40)) {
            errors.add("naam", page.t().get("factor.name.invalid"));
        } else {
            errors = errors(page, factors.confirm(member, code.replaceAll("\\D", ""), name), "factor.app.wrong");
        }
        if (!errors.isEmpty()) {
            return app(page.status(HttpStatus.UNPROCESSABLE_CONTENT), member, name, errors);
        }
        signedIn.showFactor(request);
        return factors.recoveryCodes(member.account()) == 0
                ? codes(page, factors.renewRecoveryCodes(member))
                : page.redirect("/mijn/beveiliging");
    }

    @PostMapping("/mijn/beveiliging/passkey")
    View passkey(
            Page page,
            HttpServletRequest request,
            Member member,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String antwoord) {
        limits.check("passkey", request, 100, QUARTER);
        String name = Input.line(naam);
        FormErrors errors = new FormErrors();
        Optional<String> challenge = signedIn.takeChallenge(request);
        if (!Input.fits(name, 40)) {
            errors.add("naam", page.t().get("factor.name.invalid"));
        } else if (challenge.isEmpty()
                || !passkeys.add(member, name, challenge.get(), request.getLocalPort(), antwoord)) {
            errors.add("passkey", page.t().get("passkey.wrong"));
        }
        if (!errors.isEmpty()) {
            return security(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, member, name, errors);
        }
        signedIn.showFactor(request);
        return factors.recoveryCodes(member.account()) == 0
                ? codes(page, factors.renewRecoveryCodes(member))
                : page.redirect("/mijn/beveiliging");
    }

    /** Ends one of the person's sessions at once, or all others. */
    @PostMapping("/mijn/beveiliging/sessies")
    View endSessions(
            Page page, HttpServletRequest request, Member member, @RequestParam(defaultValue = "") String sessie) {
        sessions.end(member.account(), request.getSession().getId(), sessie);
        return page.redirect("/mijn/beveiliging");
    }

    /** Somebody stops with a role of their own. */
    @PostMapping("/mijn/beveiliging/rol")
    View leave(Page page, HttpServletRequest request, Member member, @RequestParam int gebied, @RequestParam Role rol) {
        AreaId area = new AreaId(gebied);
        if (!member.is(rol, area) || administrators.leave(member, area, rol)) {
            return page.redirect("/mijn/beveiliging");
        }
        FormErrors errors = new FormErrors().add("rollen", page.t().get("administrators.last"));
        String name = page.t().get("passkey.name.first");
        return security(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, member, name, errors);
    }

    private List<MyRole> roles(Member member) {
        Map<AreaId, String> names = areas.all().stream().collect(Collectors.toMap(Area::id, Area::name));
        return member.roles().entrySet().stream()
                .flatMap(in -> in.getValue().stream()
                        .map(role -> new MyRole(in.getKey().value(), names.getOrDefault(in.getKey(), ""), role)))
                .sorted(Comparator.comparing(MyRole::name).thenComparing(MyRole::role))
                .toList();
    }

    /** Shown in the answer itself: there is no address at which the codes can be seen again. */
    private static View codes(Page page, List<String> codes) {
        return page.show("identity/recoverycodes", Map.of("codes", codes));
    }

    @PostMapping("/mijn/beveiliging/codes")
    View renew(Page page, Member member) {
        return factors.exist(member.account())
                ? codes(page, factors.renewRecoveryCodes(member))
                : page.redirect("/mijn/beveiliging");
    }

    @PostMapping("/mijn/beveiliging/verwijdering")
    View remove(Page page, HttpServletRequest request, Member member, @RequestParam UUID factor) {
        if (factors.remove(member, factor)) {
            return page.redirect("/mijn/beveiliging");
        }
        FormErrors errors = new FormErrors().add("manieren", page.t().get("factor.last"));
        String name = page.t().get("passkey.name.first");
        return security(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, member, name, errors);
    }
}
