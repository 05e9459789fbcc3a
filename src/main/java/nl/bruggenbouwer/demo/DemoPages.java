package nl.bruggenbouwer.demo;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.identity.SignedIn;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** One-click sign-in as one of the demo people. */
@Controller
@OnlyInTheDemo
class DemoPages {

    private final DemoContent content;
    private final SignedIn signedIn;

    DemoPages(DemoContent content, SignedIn signedIn) {
        this.content = content;
        this.signedIn = signedIn;
    }

    @GetMapping("/demo")
    View demo(Page page) {
        return page.show("demo/demo", Map.of("people", List.of(DemoPerson.values())));
    }

    @PostMapping("/demo/inloggen")
    View signIn(Page page, HttpServletRequest request, @RequestParam(defaultValue = "") String rol) {
        DemoPerson person = DemoPerson.of(rol).orElseThrow(NotFound::new);
        signedIn.start(request, content.account(person));
        return page.redirect("/overzicht");
    }
}
