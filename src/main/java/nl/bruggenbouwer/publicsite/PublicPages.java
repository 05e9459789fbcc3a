package nl.bruggenbouwer.publicsite;

import java.util.Map;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The pages that everybody may read. */
@Controller
class PublicPages {

    @GetMapping("/")
    View home(Page page) {
        return page.show("publicsite/home", Map.of());
    }

    @GetMapping("/hulp")
    View help(Page page) {
        return page.show("publicsite/help", Map.of());
    }

    @GetMapping("/privacy")
    View privacy(Page page) {
        return page.show("publicsite/privacy", Map.of());
    }
}
