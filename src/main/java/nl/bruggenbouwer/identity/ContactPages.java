package nl.bruggenbouwer.identity;

import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Who respondents may call, and who gets the answers to mail: the contact person of an area, kept by its coordinator. */
@Controller
class ContactPages {

    private final Areas areas;
    private final Audit audit;
    private final TransactionTemplate transaction;

    ContactPages(Areas areas, Audit audit, TransactionTemplate transaction) {
        this.areas = areas;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/{area}/contact")
    View form(Page page, Area area) {
        Area.Contact contact = area.contact();
        return form(page, area, contact == null ? new Area.Contact("", "", "", "") : contact, new FormErrors());
    }

    private static View form(Page page, Area area, Area.Contact typed, FormErrors errors) {
        return page.show("identity/contact", Map.of("area", area, "typed", typed, "errors", errors));
    }

    @PostMapping("/{area}/contact")
    View save(
            Page page,
            Area area,
            Member member,
            @RequestParam(defaultValue = "") String naam,
            @RequestParam(defaultValue = "") String telefoon,
            @RequestParam(defaultValue = "") String uren,
            @RequestParam(defaultValue = "") String mail) {
        String address = Input.line(mail);
        Area.Contact contact = new Area.Contact(
                Input.line(naam), Input.line(telefoon), Input.line(uren), address.isEmpty() ? null : address);
        FormErrors errors = new FormErrors();
        if (!Input.fits(contact.name(), 60)) {
            errors.add("naam", page.t().get("contact.name.invalid"));
        }
        if (!contact.phone().matches("\\+?[0-9][0-9 ()-]{2,28}")) {
            errors.add("telefoon", page.t().get("contact.phone.invalid"));
        }
        if (!Input.fits(contact.hours(), 80)) {
            errors.add("uren", page.t().get("contact.hours.invalid"));
        }
        if (!address.isEmpty() && !Input.isMailAddress(address)) {
            errors.add("mail", page.t().get("signin.mail.invalid"));
        }
        if (!errors.isEmpty()) {
            return form(page.status(HttpStatus.UNPROCESSABLE_CONTENT), area, contact, errors);
        }
        transaction.executeWithoutResult(status -> {
            areas.setContact(area.id(), contact);
            audit.record(area.id(), member.account(), "contact person changed", null);
        });
        return page.redirect("/overzicht");
    }
}
