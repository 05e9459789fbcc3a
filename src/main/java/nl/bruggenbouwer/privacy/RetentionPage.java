package nl.bruggenbouwer.privacy;

import java.util.Map;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** Shows per kind of record how long it is kept, and what is due. Numbers only. */
@Controller
class RetentionPage {

    private final Retentions retentions;

    RetentionPage(Retentions retentions) {
        this.retentions = retentions;
    }

    @GetMapping("/landelijk/bewaren")
    View show(Page page) {
        return page.show("privacy/retention", Map.of("held", retentions.held()));
    }
}
