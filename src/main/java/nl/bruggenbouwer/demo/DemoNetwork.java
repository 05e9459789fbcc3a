package nl.bruggenbouwer.demo;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.network.Contact;
import nl.bruggenbouwer.network.ExchangeEntry;
import nl.bruggenbouwer.network.ExchangeEntry.Direction;
import nl.bruggenbouwer.network.NetworkChoices;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Purpose;
import nl.bruggenbouwer.network.SeedNetwork;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The organisations of the demo area, from content/demo/network.json. */
@Component
@OnlyInTheDemo
@Order(DemoContent.ORDER + 5)
class DemoNetwork implements ApplicationRunner {

    private final DemoContent content;
    private final Areas areas;
    private final SeedNetwork seed;
    private final NetworkChoices choices;
    private final Settings settings;
    private final Clock clock;

    DemoNetwork(
            DemoContent content,
            Areas areas,
            SeedNetwork seed,
            NetworkChoices choices,
            Settings settings,
            Clock clock) {
        this.content = content;
        this.areas = areas;
        this.seed = seed;
        this.choices = choices;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        JsonNode invented = JsonMapper.shared()
                .readTree(settings.content().resolve("demo/network.json").toFile());
        seed.fill(
                areas.bySlug(DemoContent.SLUG).orElseThrow(),
                StreamSupport.stream(invented.spliterator(), false)
                        .map(this::plan)
                        .toList(),
                content.account(DemoPerson.COORDINATOR));
    }

    private SeedNetwork.Plan plan(JsonNode node) {
        Instant now = clock.instant();
        LocalDate day = LocalDate.ofInstant(now, Time.ZONE).minusDays(40);
        String umbrella = node.path("umbrella").asString("");
        Organisation organisation = new Organisation(
                id(node.path("name").asString()),
                node.path("name").asString(),
                Side.valueOf(node.path("side").asString()),
                Organisation.Kind.valueOf(node.path("kind").asString()),
                node.path("what").asString(),
                node.path("website").asString(""),
                node.path("hidden").asBoolean(false),
                umbrella.isEmpty() ? null : id(umbrella),
                words(node.path("languages")),
                choices.themes().keySet().stream()
                        .limit(node.path("themes").asInt(0))
                        .collect(Collectors.toSet()),
                words(node.path("voices")).stream()
                        .map(Organisation.Voice::valueOf)
                        .collect(Collectors.toSet()),
                now,
                null);
        List<ExchangeEntry> entries = new ArrayList<>();
        node.path("offers").forEach(offer -> entries.add(entry(Direction.OFFER, offer, day)));
        node.path("requests").forEach(request -> entries.add(entry(Direction.REQUEST, request, day)));
        List<SeedNetwork.Person> people = new ArrayList<>();
        node.path("people").forEach(person -> people.add(person(organisation, person, day)));
        return new SeedNetwork.Plan(organisation, entries, people);
    }

    private static ExchangeEntry entry(Direction direction, JsonNode node, LocalDate day) {
        return new ExchangeEntry(
                UUID.randomUUID(),
                direction,
                node.path("item").asString(),
                node.path("words").asString(),
                day,
                null);
    }

    private SeedNetwork.Person person(Organisation organisation, JsonNode node, LocalDate day) {
        Contact contact = new Contact(
                UUID.randomUUID(),
                organisation.id(),
                node.path("name").asString(),
                node.path("function").asString(),
                node.path("language").asString("nl"),
                node.path("mail").asString(),
                null,
                node.path("hidden").asBoolean(false),
                clock.instant());
        Set<Purpose> purposes =
                words(node.path("purposes")).stream().map(Purpose::valueOf).collect(Collectors.toSet());
        String account = node.path("account").asString("");
        return new SeedNetwork.Person(
                contact, purposes, day, account.isEmpty() ? null : content.account(DemoPerson.valueOf(account)));
    }

    private static Set<String> words(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /** The same for the same name, so that one organisation can name another. */
    private static UUID id(String name) {
        return UUID.nameUUIDFromBytes(("demo " + name).getBytes(StandardCharsets.UTF_8));
    }
}
