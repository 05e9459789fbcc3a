package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Map;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person's own new mail address: asked for, and confirmed from the mail to it. */
@Controller
class AddressPages {

    private static final String TOKEN = "address token";

    private final ChangeAddress change;

    AddressPages(ChangeAddress change) {
        this.change = change;
    }

    @GetMapping("/mijn/beveiliging/adres")
    View form(Page page, Member member) {
        return form(page, member, "", new FormErrors());
    }

    private static View form(Page page, Member member, String mail, FormErrors errors) {
        boolean sent = page.asked("verstuurd").isPresent();
        return page.show(
                "identity/address", Map.of("now", member.email(), "mail", mail, "sent", sent, "errors", errors));
    }

    @PostMapping("/mijn/beveiliging/adres")
    View ask(Page page, Member member, @RequestParam(defaultValue = "") String mail) {
        String email = Input.line(mail);
        if (!Input.isMailAddress(email)) {
            FormErrors errors = new FormErrors().add("mail", page.t().get("signin.mail.invalid"));
            return form(page.status(HttpStatus.UNPROCESSABLE_CONTENT), member, email, errors);
        }
        change.ask(member, email);
        return page.redirect("/mijn/beveiliging/adres?verstuurd");
    }

    /** The link in the mail. The token leaves the address at once; the change takes a button, because scanners follow links. */
    @GetMapping("/mijn/adres")
    View open(
            Page page,
            HttpServletRequest request,
            Member member,
            @RequestParam(required = false) @Nullable String token) {
        if (token != null) {
            request.getSession().setAttribute(TOKEN, token);
            return page.redirect("/mijn/adres");
        }
        String mail = request.getSession().getAttribute(TOKEN) instanceof String kept
                ? change.asked(member, kept).orElse("")
                : "";
        return page.show("identity/addressconfirm", Map.of("mail", mail));
    }

    @PostMapping("/mijn/adres")
    View confirm(Page page, HttpServletRequest request, Member member) {
        HttpSession session = request.getSession();
        boolean done = session.getAttribute(TOKEN) instanceof String token && change.confirm(member, token);
        session.removeAttribute(TOKEN);
        return done
                ? page.redirect("/mijn/beveiliging?adres")
                : page.status(HttpStatus.UNPROCESSABLE_CONTENT).show("identity/addressconfirm", Map.of("mail", ""));
    }
}
