package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The link on the console: makes the first administrator and signs them in. Dead once there is one. */
@Controller
class BootstrapPages {

    private final Bootstrap bootstrap;
    private final SignedIn signedIn;

    BootstrapPages(Bootstrap bootstrap, SignedIn signedIn) {
        this.bootstrap = bootstrap;
        this.signedIn = signedIn;
    }

    @GetMapping("/begin/{key}")
    View form(Page page, @PathVariable String key) {
        return form(page, key, "", "", new FormErrors());
    }

    private View form(Page page, String key, String name, String mail, FormErrors errors) {
        if (!bootstrap.open(key)) {
            throw new NotFound();
        }
        return page.show("identity/bootstrap", Map.of("key", key, "name", name, "mail", mail, "errors", errors));
    }

    @PostMapping("/begin/{key}")
    View make(
            Page page,
            HttpServletRequest request,
            @PathVariable String key,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String mail) {
        String name = Input.line(naam);
        String email = Input.line(mail);
        FormErrors errors = new FormErrors();
        if (!Input.fits(name, 80)) {
            errors.add("naam", page.t().get("invite.name.invalid"));
        }
        if (!Input.isMailAddress(email)) {
            errors.add("mail", page.t().get("signin.mail.invalid"));
        }
        if (!errors.isEmpty()) {
            return form(page.status(HttpStatus.UNPROCESSABLE_CONTENT), key, name, email, errors);
        }
        if (!bootstrap.open(key)) {
            throw new NotFound();
        }
        UUID account = bootstrap.make(name, email).orElseThrow(NotFound::new);
        signedIn.start(request, account);
        return page.redirect("/landelijk/gebieden");
    }
}
