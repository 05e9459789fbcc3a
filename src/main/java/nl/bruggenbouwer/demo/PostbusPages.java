package nl.bruggenbouwer.demo;

import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;

/** The mails of the demo, for people and for programs. */
@Controller
@OnlyInTheDemo
class PostbusPages {

    private final DemoPostbus postbus;

    PostbusPages(DemoPostbus postbus) {
        this.postbus = postbus;
    }

    @GetMapping("/demo/postbus")
    View list(Page page) {
        return page.show("demo/postbus", Map.of("mails", postbus.all()));
    }

    @GetMapping(path = "/demo/postbus.json", produces = "application/json")
    @ResponseBody
    List<DemoPostbus.Received> json() {
        return postbus.all();
    }
}
