package nl.bruggenbouwer.demo;

import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.intake.SeedIntake;
import nl.bruggenbouwer.intake.Talk;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The past of the demo area's traject, two talks that were held, and two requests that wait. */
@Component
@OnlyInTheDemo
@Order(DemoContent.ORDER + 20)
class DemoTraject implements ApplicationRunner {

    private final DemoContent content;
    private final Areas areas;
    private final SeedIntake seed;
    private final Settings settings;
    private final Text text;

    DemoTraject(DemoContent content, Areas areas, SeedIntake seed, Settings settings, Texts texts) {
        this.settings = settings;
        this.content = content;
        this.areas = areas;
        this.seed = seed;
        this.text = texts.dutch();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        seed.past(
                areas.bySlug(DemoContent.SLUG).orElseThrow(),
                content.account(DemoPerson.COORDINATOR),
                content.account(DemoPerson.COORDINATOR2),
                new SeedIntake.Words(
                        text.get("demo.traject.call"),
                        text.get("demo.traject.action"),
                        text.get("demo.traject.agreement.who"),
                        text.get("demo.traject.agreement.what"),
                        text.get("demo.traject.hours")));
        List<SeedIntake.Held> talks = JsonMapper.shared()
                .readValue(settings.content().resolve("demo/talks.json").toFile(), new TypeReference<>() {});
        talks.forEach(talk ->
                seed.held(areas.bySlug(DemoContent.SLUG).orElseThrow(), content.account(DemoPerson.COORDINATOR), talk));
        for (String request : List.of("1", "2")) {
            String key = "demo.request." + request;
            seed.request(Map.of(
                    "soort", text.get(key + ".kind"),
                    "plaats", text.get(key + ".place"),
                    "over", text.get(key + ".topic"),
                    "naam", text.get(key + ".name"),
                    "mail", text.get(key + ".mail"),
                    "tel", ""));
        }
    }

    /** Where the talk with the municipality is. */
    String talk() {
        return seed.talk(areas.bySlug(DemoContent.SLUG).orElseThrow(), Talk.Kind.MUNICIPALITY)
                .orElseThrow(NotFound::new);
    }
}
