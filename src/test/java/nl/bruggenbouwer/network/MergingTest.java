package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.network.Duplicate.Reason;
import nl.bruggenbouwer.privacy.Nights;
import nl.bruggenbouwer.web.NotFound;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** Organisations that were typed twice. */
@ApplicationTest
@Import(Organisations.class)
class MergingTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    MergeOrganisations merge;

    @Autowired
    KeepOrganisation keep;

    @Autowired
    Network network;

    @Autowired
    OrganisationListSql lists;

    @Autowired
    ContactSql contacts;

    @Autowired
    ConsentSql consents;

    @Autowired
    ExchangeSql exchange;

    @Autowired
    Nights nights;

    Area area;

    @BeforeEach
    void open() {
        area = people.area();
    }

    private List<Duplicate> found() {
        return Tenancy.in(area.id(), () -> merge.find(area.id()));
    }

    private void merge(UUID stays, UUID goes) {
        Tenancy.in(area.id(), () -> merge.merge(area.id(), stays, goes, UUID.randomUUID()));
    }

    private List<UUID> all() {
        return Tenancy.in(area.id(), () -> network.choices(area.id(), Sight.EVERYTHING)).stream()
                .map(Network.Choice::id)
                .toList();
    }

    @Test
    void theSameNameTheSameMailAndASimilarNameAreFound() {
        UUID brug = organisations.add(area, "Stichting De Brug");
        UUID again = organisations.add(area, "de brug");
        UUID dalmar = organisations.add(area, "Vereniging Dalmar Zuid");
        UUID slip = organisations.add(area, "Dalmra Zuid");
        UUID noer = organisations.add(area, "An-Noer");
        organisations.contact(area, brug, "Info@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        organisations.contact(area, noer, "info@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        organisations.add(area, "Wijkteam 1");
        organisations.add(area, "Wijkteam 2");

        assertThat(found())
                .extracting(pair -> Set.of(pair.one().id(), pair.other().id()), Duplicate::reasons)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Set.of(brug, again), Set.of(Reason.NAME)),
                        org.assertj.core.groups.Tuple.tuple(Set.of(brug, noer), Set.of(Reason.MAIL, Reason.PHONE)),
                        org.assertj.core.groups.Tuple.tuple(Set.of(dalmar, slip), Set.of(Reason.SIMILAR)));
    }

    @ParameterizedTest
    @CsvSource({
        "brug,brug,true",
        "dalmar,dalmra,true",
        "dalmar,dalmaar,true",
        "vrouwenvooruit,vrouwnvoruit,true",
        "brug,burg,false",
        "wijkteam1,wijkteam2,false",
        "moskeenoord,moskeezuid,false"
    })
    void namesAreSimilarWhenALetterOrTwoDiffer(String one, String other, boolean similar) {
        assertThat(Duplicates.similar(one, other)).isEqualTo(similar);
    }

    @Test
    void whatIsSaidToBeDifferentIsNotShownAgain() {
        UUID one = organisations.add(area, "De Brug");
        UUID other = organisations.add(area, "De Brug");
        for (int i = 0; i < 2; i++) {
            Tenancy.in(area.id(), () -> merge.keepApart(area.id(), one, other, UUID.randomUUID()));
        }

        assertThat(found()).isEmpty();
        assertThat(all()).hasSize(2);
    }

    @Test
    void nothingIsLost() {
        UUID stays = organisations.add(area, "De Brug");
        UUID umbrella = organisations.add(area, "Koepel");
        Organisation described = Organisations.named("De Brug", true);
        UUID goes = organisations.add(
                area,
                new Organisation(
                        described.id(),
                        "De Brug",
                        Side.INFORMAL,
                        Organisation.Kind.WOMEN,
                        "Taalles",
                        "https://brug.example",
                        true,
                        umbrella,
                        Set.of("tr"),
                        Set.of("FGM"),
                        Set.of(Organisation.Voice.WOMEN),
                        described.confirmedAt(),
                        null));
        Organisation small = Organisations.named("Klein", false);
        UUID introduced = organisations.add(
                area,
                new Organisation(
                        small.id(),
                        "Klein",
                        Side.INFORMAL,
                        Organisation.Kind.OTHER,
                        "",
                        "",
                        false,
                        goes,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        small.confirmedAt(),
                        null));
        UUID older = organisations.add(area, "Brug");
        merge(goes, older);
        UUID mine = organisations.contact(area, stays, "a@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        UUID theirs = organisations.contact(
                area, goes, "b@voorbeeld.example", false, Set.of(Purpose.TRAJECT, Purpose.INVITATION));
        ExchangeEntry entry = new ExchangeEntry(
                UUID.randomUUID(), ExchangeEntry.Direction.OFFER, "LOCATION", "Een zaal", LocalDate.now(), null);
        Tenancy.in(area.id(), () -> keep.addEntry(area.id(), goes, entry, null));

        merge(stays, goes);

        Tenancy.in(area.id(), () -> {
            assertThat(contacts.of(area.id(), stays, Sight.EVERYTHING))
                    .extracting(Contact.Line::id)
                    .containsExactlyInAnyOrder(mine, theirs);
            assertThat(contacts.find(area.id(), theirs, Sight.EVERYTHING)
                            .orElseThrow()
                            .email())
                    .isEqualTo("b@voorbeeld.example");
            assertThat(consents.of(area.id(), theirs)).hasSize(2);
            assertThat(exchange.of(area.id(), stays, LocalDate.now())).containsExactly(entry);
            Organisation whole =
                    network.find(area.id(), stays, Sight.EVERYTHING).orElseThrow();
            assertThat(whole.what()).isEqualTo("Taalles");
            assertThat(whole.website()).isEqualTo("https://brug.example");
            assertThat(whole.hidden()).as("what was hidden stays hidden").isTrue();
            assertThat(whole.umbrella()).isEqualTo(umbrella);
            assertThat(whole.languages()).containsExactly("tr");
            assertThat(whole.themes()).containsExactly("FGM");
            assertThat(whole.voices()).containsExactly(Organisation.Voice.WOMEN);
            assertThat(network.find(area.id(), introduced, Sight.EVERYTHING)
                            .orElseThrow()
                            .umbrella())
                    .isEqualTo(stays);
            assertThat(network.find(area.id(), goes, Sight.EVERYTHING)).contains(whole);
            assertThat(network.find(area.id(), older, Sight.EVERYTHING)).contains(whole);
            assertThat(lists.found(area.id(), Sight.EVERYTHING, new Search("taalles", null, "", ""))
                            .ids())
                    .containsExactly(stays);
            assertThat(lists.some(area.id(), Sight.EVERYTHING, List.of(stays, goes)))
                    .containsExactly(whole);
        });
        assertThat(all()).containsExactlyInAnyOrder(stays, umbrella, introduced);

        nights.erase("organisation", java.time.Instant.now().plus(java.time.Duration.ofDays(400)));
        assertThat(Tenancy.in(area.id(), () -> network.find(area.id(), goes, Sight.EVERYTHING)))
                .as("a pointer stays as long as what it points to")
                .isPresent();
    }

    @Test
    void anOrganisationMayBeMergedWithItsOwnUmbrella() {
        UUID umbrella = organisations.add(area, "Koepel");
        Organisation small = Organisations.named("Klein", false);
        UUID child = organisations.add(
                area,
                new Organisation(
                        small.id(),
                        "Klein",
                        Side.INFORMAL,
                        Organisation.Kind.OTHER,
                        "",
                        "",
                        false,
                        umbrella,
                        Set.of(),
                        Set.of(),
                        Set.of(),
                        small.confirmedAt(),
                        null));

        merge(child, umbrella);

        assertThat(Tenancy.in(area.id(), () -> network.find(area.id(), child, Sight.EVERYTHING))
                        .orElseThrow()
                        .umbrella())
                .isNull();
    }

    /** Without the rows held, the second makes one of what is only a pointer by then. */
    @Test
    void ofTwoWhoMergeAtOnceFromEitherSideOneComesTooLate() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 20; round++) {
                UUID one = organisations.add(area, "De Brug");
                UUID other = organisations.add(area, "De Brug");
                CyclicBarrier start = new CyclicBarrier(2);
                List<Callable<Boolean>> both = List.of(merging(one, other, start), merging(other, one, start));
                int done = 0;
                for (Future<Boolean> merged : pool.invokeAll(both)) {
                    done += merged.get() ? 1 : 0;
                }
                assertThat(done).as("round " + round).isEqualTo(1);
                assertThat(all()).as("round " + round).hasSize(1);
                Tenancy.in(area.id(), () -> keep.remove(area.id(), all().get(0), UUID.randomUUID()));
            }
        } finally {
            pool.shutdown();
        }
    }

    private Callable<Boolean> merging(UUID stays, UUID goes, CyclicBarrier start) {
        return () -> {
            start.await();
            try {
                merge(stays, goes);
                return true;
            } catch (NotFound late) {
                return false;
            }
        };
    }

    @Test
    void aPersonSeesBothAndChooses() {
        UUID one = organisations.add(area, "De Brug");
        UUID other = organisations.add(area, "Stichting de Brug");
        Browser coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        String path = "/" + area.slug() + "/netwerk";

        Document list = coordinator.get(path + "/dubbel").page();
        assertThat(list.select(".tasks li").text()).contains("De Brug", "Stichting de Brug", "dezelfde naam");
        Document both = coordinator.get(list.select(".tasks a").attr("href")).page();
        assertThat(both.select("section h2").eachText()).containsExactlyInAnyOrder("De Brug", "Stichting de Brug");

        Browser.Answer merged = coordinator.post(path + "/" + one + "/samenvoeging", Map.of("met", other.toString()));
        assertThat(merged.status()).isEqualTo(303);
        assertThat(coordinator
                        .post(path + "/" + one + "/samenvoeging", Map.of("met", other.toString()))
                        .status())
                .as("sent twice")
                .isEqualTo(404);
        assertThat(coordinator.get(path + "/" + other).location()).isEqualTo(path + "/" + one);
        assertThat(coordinator.get(path + "/dubbel").body())
                .contains("Er zijn geen organisaties die op elkaar lijken.");
        assertThat(all()).containsExactly(one);
        for (String nothing :
                List.of("", "onzin", one.toString(), UUID.randomUUID().toString())) {
            assertThat(coordinator
                            .post(path + "/" + one + "/samenvoeging", Map.of("met", nothing))
                            .status())
                    .isEqualTo(404);
            assertThat(coordinator
                            .post(path + "/" + one + "/verschil", Map.of("met", nothing))
                            .status())
                    .isEqualTo(404);
        }
        assertThat(all()).containsExactly(one);
    }

    @Test
    void twentyThousandNamesAreComparedInAShortTime() {
        List<Duplicate.Name> names = IntStream.range(0, 20_000)
                .mapToObj(i -> new Duplicate.Name(
                        UUID.randomUUID(), "Groep", Side.FORMAL, "stichtinggroep" + Integer.toString(i * 7919, 36)))
                .toList();
        long began = System.nanoTime();
        assertThat(new Duplicates(names, List.of()).most(100)).hasSizeLessThanOrEqualTo(100);
        assertThat((System.nanoTime() - began) / 1_000_000).isLessThan(5_000);
    }
}
