package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.Texts;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What other modules may ask of the network. */
@ApplicationTest
@Import(Organisations.class)
class NetworkTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    Network network;

    @Autowired
    KeepContact keepContact;

    @Autowired
    Texts texts;

    @Autowired
    NetworkChoices choices;

    @Autowired
    OrganisationListSql lists;

    @Autowired
    ContactSql contacts;

    @Autowired
    ContactMessageSql messages;

    Area area;

    @BeforeEach
    void open() {
        area = people.area();
    }

    private UUID addIfNew(String name, Side side) {
        return Tenancy.in(
                area.id(), () -> network.addIfNew(area.id(), name, side, Organisation.Kind.OTHER, UUID.randomUUID()));
    }

    private List<Network.Choice> choices(Sight sight) {
        return Tenancy.in(area.id(), () -> network.choices(area.id(), sight));
    }

    @Test
    void theSameNameOnTheSameSideIsTheSameOrganisation() {
        UUID first = addIfNew("Stichting De Brug", Side.INFORMAL);

        assertThat(addIfNew("de  brûg!", Side.INFORMAL)).isEqualTo(first);
        assertThat(addIfNew("De Brug", Side.FORMAL)).isNotEqualTo(first);
        assertThat(choices(Sight.EVERYTHING))
                .extracting(Network.Choice::name)
                .containsExactlyInAnyOrder("Stichting De Brug", "De Brug");
    }

    @Test
    void twentyWhoAddTheSameNameAtOnceAddOne() throws Exception {
        int people = 20;
        CyclicBarrier start = new CyclicBarrier(people);
        ExecutorService pool = Executors.newFixedThreadPool(people);
        Set<UUID> ids = new HashSet<>();
        try {
            Callable<UUID> add = () -> {
                start.await();
                return addIfNew("De Brug", Side.INFORMAL);
            };
            for (Future<UUID> added :
                    pool.invokeAll(Stream.generate(() -> add).limit(people).toList())) {
                ids.add(added.get());
            }
        } finally {
            pool.shutdown();
        }
        assertThat(ids).hasSize(1);
        assertThat(choices(Sight.EVERYTHING)).hasSize(1);
    }

    @Test
    void whoAgreedToAPurposeCanBeReachedForIt() {
        UUID brug = organisations.add(area, "De Brug");
        UUID other = organisations.add(area, "Anders");
        UUID both = organisations.contact(
                area, brug, "a@voorbeeld.example", true, Set.of(Purpose.INVITATION, Purpose.TRAJECT));
        organisations.contact(area, brug, "b@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        organisations.contact(area, other, "c@voorbeeld.example", false, Set.of(Purpose.INVITATION));

        assertThat(reachable(Set.of(brug), Purpose.INVITATION)).containsExactly("a@voorbeeld.example");
        assertThat(reachable(Set.of(brug, other), Purpose.INVITATION)).hasSize(2);
        assertThat(reachable(Set.of(), Purpose.INVITATION)).isEmpty();
        Tenancy.in(area.id(), () -> keepContact.withdraw(area.id(), both, Purpose.INVITATION, null));
        assertThat(reachable(Set.of(brug), Purpose.INVITATION)).isEmpty();
        assertThat(reachable(Set.of(brug), Purpose.TRAJECT)).hasSize(2);
    }

    private List<String> reachable(Set<UUID> some, Purpose purpose) {
        return Tenancy.in(
                area.id(),
                () -> messages.recipients(area.id(), Search.ALL, purpose).stream()
                        .filter(recipient -> some.contains(recipient.organisation()))
                        .map(recipient -> contacts.find(area.id(), recipient.contact(), Sight.EVERYTHING)
                                .orElseThrow()
                                .email())
                        .toList());
    }

    @Test
    void theBalanceCountsSidesAndVoices() {
        Organisation women = Organisations.named("Vrouwen", true);
        organisations.add(
                area,
                new Organisation(
                        women.id(),
                        "Vrouwen",
                        Side.INFORMAL,
                        Organisation.Kind.WOMEN,
                        "",
                        "",
                        true,
                        null,
                        Set.of("tr"),
                        Set.of(),
                        Set.of(Organisation.Voice.WOMEN, Organisation.Voice.YOUTH),
                        women.confirmedAt(),
                        null));
        addIfNew("GGD", Side.FORMAL);

        assertThat(Tenancy.in(
                        area.id(),
                        () -> lists.found(area.id(), Sight.EVERYTHING, Search.ALL)
                                .counts()))
                .isEqualTo(Map.of(Side.FORMAL, 1, Side.INFORMAL, 1, Side.MUNICIPALITY, 0));
        assertThat(Tenancy.in(area.id(), () -> lists.voices(area.id())))
                .isEqualTo(
                        Map.of(Organisation.Voice.WOMEN, 1, Organisation.Voice.YOUTH, 1, Organisation.Voice.LGBTI, 0));
        assertThat(choices(Sight.MUNICIPALITY)).extracting(Network.Choice::name).containsExactly("GGD");
        assertThat(Tenancy.in(
                        area.id(),
                        () -> lists.found(area.id(), Sight.EVERYTHING, new Search("vrou", null, "", "tr"))
                                .ids()))
                .containsExactly(women.id());
        assertThat(Tenancy.in(area.id(), () -> network.find(area.id(), women.id(), Sight.ADVISER)))
                .isEmpty();
    }

    @Test
    void aConsentKeepsTheWordsThatWereShown() {
        UUID brug = organisations.add(area, "De Brug");
        UUID contact = organisations.contact(area, brug, "a@voorbeeld.example", false, Set.of());
        Tenancy.in(
                area.id(),
                () -> keepContact.agree(
                        area.id(),
                        contact,
                        new KeepContact.Agreed(
                                Set.of(Purpose.INTRODUCTION), LocalDate.of(2026, 11, 2), Consent.How.LINK, null),
                        texts.dutch()));

        assertThat(Tenancy.in(area.id(), () -> consents.of(area.id(), contact)))
                .singleElement()
                .satisfies(consent -> {
                    assertThat(consent.wording()).isEqualTo("U mag mij voorstellen aan een andere organisatie.");
                    assertThat(consent.by()).isNull();
                    assertThat(consent.live()).isTrue();
                });
    }

    @Autowired
    ConsentSql consents;

    /** Whoever changes the words changes network.consent.version and this line with them. */
    @Test
    void otherWordsOfConsentAreAnotherVersion() throws Exception {
        String words = Stream.of(Purpose.values())
                .map(purpose -> texts.dutch().get("visitor.consent." + purpose))
                .collect(Collectors.joining("\n"));
        String hash = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8)))
                .substring(0, 12);

        assertThat(choices.wordingVersion() + " " + hash).isEqualTo("2026-1 0eb9d99fe4a7");
    }

    @ParameterizedTest
    @CsvSource({
        "Stichting De Brug,brug",
        "de-brug,brug",
        "DE BRÚG!,brug",
        "Vereniging Al-Noor,alnoor",
        "Het,het",
        "Stichting,stichting",
        "!!!,!!!",
        "بَيْت,بيت"
    })
    void aNameHasOneKeyHoweverTyped(String name, String key) {
        assertThat(PlainWords.key(name)).isEqualTo(key);
    }
}
