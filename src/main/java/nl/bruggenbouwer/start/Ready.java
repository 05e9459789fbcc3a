package nl.bruggenbouwer.start;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** One line on the console once the first visitor can come. */
@Component
class Ready {

    private final Settings settings;
    private final Keys keys;

    Ready(Settings settings, Keys keys) {
        this.settings = settings;
        this.keys = keys;
    }

    @EventListener
    void sayWhere(ApplicationReadyEvent event) {
        if (event.getApplicationContext() instanceof WebServerApplicationContext web && web.getWebServer() != null) {
            if (keys.renewing()) {
                System.out.println(Console.text("start.renewal-cut-off"));
            }
            String address = "http://localhost:" + web.getWebServer().getPort();
            System.out.println(
                    settings.demo() ? Console.text("start.ready-demo", address) : Console.text("start.ready", address));
        }
    }
}
