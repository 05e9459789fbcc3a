package nl.bruggenbouwer.identity;

import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who the administrators are, and the second steps that were lost. */
@Controller
class AdministratorPages {

    private static final String HERE = "/landelijk/beheerders";

    private final Administrators administrators;

    AdministratorPages(Administrators administrators) {
        this.administrators = administrators;
    }

    @GetMapping(HERE)
    View list(Page page, Member member) {
        return list(page, member, Invitation.EMPTY, "", new FormErrors());
    }

    private View list(Page page, Member member, Invitation typed, String lost, FormErrors errors) {
        return page.show(
                "identity/administrators",
                Map.of(
                        "people",
                        administrators.all(),
                        "resets",
                        administrators.resets(member.account()),
                        "me",
                        member.account(),
                        "typed",
                        typed,
                        "lost",
                        lost,
                        "errors",
                        errors));
    }

    @PostMapping(HERE)
    View invite(
            Page page,
            Member member,
            @RequestParam(defaultValue = "") String mail,
            @RequestParam(defaultValue = "") String naam) {
        String email = Input.line(mail);
        String name = Input.line(naam);
        FormErrors errors = new FormErrors();
        if (!Input.isMailAddress(email)) {
            errors.add("mail", page.t().get("signin.mail.invalid"));
        }
        if (!Input.fits(name, 80)) {
            errors.add("naam", page.t().get("invite.name.invalid"));
        }
        if (errors.isEmpty() && !administrators.invite(member.account(), email, name)) {
            errors.add("mail", page.t().get("administrators.hasarea"));
        }
        return errors.isEmpty()
                ? page.redirect(HERE)
                : list(unprocessable(page), member, new Invitation(email, name, "", ""), "", errors);
    }

    @PostMapping(HERE + "/einde")
    View end(Page page, Member member, @RequestParam UUID account) {
        if (administrators.end(member.account(), account)) {
            return page.redirect(HERE);
        }
        FormErrors errors = new FormErrors().add("beheerders", page.t().get("administrators.last"));
        return list(unprocessable(page), member, Invitation.EMPTY, "", errors);
    }

    @PostMapping(HERE + "/kwijt")
    View ask(Page page, Member member, @RequestParam(defaultValue = "") String adres) {
        String email = Input.line(adres);
        Administrators.Asked asked = administrators.askReset(member.account(), email);
        if (asked == Administrators.Asked.DONE) {
            return page.redirect(HERE);
        }
        FormErrors errors = new FormErrors().add("adres", page.t().get("reset." + asked));
        return list(unprocessable(page), member, Invitation.EMPTY, email, errors);
    }

    @PostMapping(HERE + "/kwijt/bevestiging")
    View confirm(Page page, Member member, @RequestParam UUID kwijt) {
        if (administrators.confirmReset(member.account(), kwijt)) {
            return page.redirect(HERE);
        }
        FormErrors errors = new FormErrors().add("kwijt", page.t().get("reset.other"));
        return list(unprocessable(page), member, Invitation.EMPTY, "", errors);
    }

    @PostMapping(HERE + "/kwijt/intrekking")
    View withdraw(Page page, Member member, @RequestParam UUID kwijt) {
        administrators.withdrawReset(member.account(), kwijt);
        return page.redirect(HERE);
    }

    @PostMapping(HERE + "/sluiting")
    View close(Page page, Member member, @RequestParam(defaultValue = "") String gesloten) {
        String email = Input.line(gesloten);
        Administrators.Asked asked = administrators.close(member.account(), email);
        if (asked == Administrators.Asked.DONE) {
            return page.redirect(HERE);
        }
        FormErrors errors = new FormErrors().add("gesloten", page.t().get("reset." + asked));
        return list(unprocessable(page), member, Invitation.EMPTY, email, errors);
    }

    private static Page unprocessable(Page page) {
        return page.status(HttpStatus.UNPROCESSABLE_CONTENT);
    }
}
