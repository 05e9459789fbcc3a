package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.RateLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Signing in with a link by mail, and signing out. */
@Controller
class SignInPages {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final String SECRET = "sign-in secret";
    private static final String CODE = "sign-in code";
    private static final String TOKEN = "sign-in token";

    private final SignInLinks links;
    private final Passkeys passkeys;
    private final SignedIn signedIn;
    private final Devices devices;
    private final RateLimits limits;

    SignInPages(SignInLinks links, Passkeys passkeys, SignedIn signedIn, Devices devices, RateLimits limits) {
        this.passkeys = passkeys;
        this.links = links;
        this.signedIn = signedIn;
        this.devices = devices;
        this.limits = limits;
    }

    @GetMapping("/inloggen")
    View form(Page page, HttpServletRequest request) {
        return form(page, request, "", new FormErrors());
    }

    private View form(Page page, HttpServletRequest request, String mail, FormErrors errors) {
        String passkey = passkeys.toShow(signedIn.challenge(request));
        return page.in("nl").show("identity/signin", Map.of("mail", mail, "passkey", passkey, "errors", errors));
    }

    /** A passkey alone is enough: no mail, no code. Also the second step of whoever followed the link. */
    @PostMapping("/inloggen/passkey")
    View passkey(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String antwoord) {
        limits.check("passkey", request, 100, QUARTER);
        Optional<UUID> account = signedIn.takeChallenge(request)
                .flatMap(challenge -> passkeys.show(challenge, request.getLocalPort(), antwoord));
        if (account.isEmpty()) {
            FormErrors errors = new FormErrors().add("passkey", page.t().get("passkey.wrong"));
            return form(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, "", errors);
        }
        boolean again = signedIn.factorShown(request) != null;
        signedIn.start(request, account.get());
        signedIn.showFactor(request);
        devices.signedIn(request, response, account.get());
        return page.redirect(again ? "/mijn/beveiliging" : "/overzicht");
    }

    @PostMapping("/inloggen")
    View request(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String mail) {
        limits.check("sign-in", request, 100, QUARTER); // a town hall shares one address
        String address = Input.line(mail);
        if (!Input.isMailAddress(address)) {
            FormErrors errors = new FormErrors().add("mail", page.t().get("signin.mail.invalid"));
            return form(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, address, errors);
        }
        links.request(
                address, browser(request.getSession(true)), page.t().language().code());
        return page.redirect("/inloggen/verstuurd");
    }

    /** One secret and one code for as long as the session lasts: asking twice keeps the first link working. */
    private static SignInLinks.Browser browser(HttpSession session) {
        if (session.getAttribute(SECRET) instanceof String secret
                && session.getAttribute(CODE) instanceof String code) {
            return new SignInLinks.Browser(secret, code);
        }
        SignInLinks.Browser browser = SignInLinks.Browser.fresh();
        session.setAttribute(SECRET, browser.secret());
        session.setAttribute(CODE, browser.code());
        return browser;
    }

    /** The same page, whether or not the address has an account. */
    @GetMapping("/inloggen/verstuurd")
    View sent(Page page, HttpServletRequest request) {
        return attribute(request, CODE)
                .map(code -> page.in("nl").show("identity/signinsent", Map.of("code", code)))
                .orElseGet(() -> page.redirect("/inloggen"));
    }

    /** The link in the mail. The token leaves the address at once; signing in takes a button, because scanners follow links. */
    @GetMapping("/login/ott")
    View open(Page page, HttpServletRequest request, @RequestParam(required = false) @Nullable String token) {
        if (token != null) {
            request.getSession(true).setAttribute(TOKEN, token);
            return page.redirect("/login/ott");
        }
        return confirm(page, request, "", new FormErrors());
    }

    private View confirm(Page page, HttpServletRequest request, String code, FormErrors errors) {
        SignInLinks.State state = attribute(request, TOKEN)
                .map(token -> links.state(token, attribute(request, SECRET).orElse(null)))
                .orElse(SignInLinks.State.DEAD);
        if (state == SignInLinks.State.DEAD) {
            return page.status(HttpStatus.GONE).show("identity/signindead", Map.of());
        }
        boolean askCode = state == SignInLinks.State.OTHER_BROWSER;
        return page.show("identity/signinconfirm", Map.of("askCode", askCode, "code", code, "errors", errors));
    }

    @PostMapping("/login/ott")
    View redeem(
            Page page,
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(defaultValue = "") String code) {
        limits.check("sign-in code", request, 100, QUARTER);
        Optional<UUID> account = attribute(request, TOKEN)
                .flatMap(token ->
                        links.redeem(token, attribute(request, SECRET).orElse(null), code.replaceAll("\\D", "")));
        if (account.isEmpty()) {
            FormErrors errors = new FormErrors().add("code", page.t().get("signin.code.wrong"));
            return confirm(page.status(HttpStatus.UNPROCESSABLE_CONTENT), request, Input.line(code), errors);
        }
        signedIn.start(request, account.get());
        devices.signedIn(request, response, account.get());
        return page.redirect("/overzicht");
    }

    @PostMapping("/uitloggen")
    View signOut(Page page, HttpServletRequest request) {
        signedIn.end(request);
        return page.redirect("/inloggen?uit");
    }

    private static Optional<String> attribute(HttpServletRequest request, String name) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(name) instanceof String value
                ? Optional.of(value)
                : Optional.empty();
    }
}
