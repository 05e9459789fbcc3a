package nl.bruggenbouwer.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import nl.bruggenbouwer.start.Settings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** "Verlaat deze site snel": ends the session, clears what the browser kept of us, and goes to a neutral site. */
@Controller
class QuickExit {

    private final Settings settings;

    QuickExit(Settings settings) {
        this.settings = settings;
    }

    @GetMapping("/uit")
    ResponseEntity<Void> leave(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .header("Location", settings.exit())
                .header("Clear-Site-Data", "\"cache\", \"storage\"")
                .build();
    }
}
