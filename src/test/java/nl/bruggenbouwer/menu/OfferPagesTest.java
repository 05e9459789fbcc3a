package nl.bruggenbouwer.menu;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The Alliantie changes the menu: each test an offer of its own, taken off the menu afterwards. */
@ApplicationTest
@TestPropertySource(properties = "bruggenbouwer.demo=true")
class OfferPagesTest {

    private static final String MENU = "/landelijk/menukaart";

    @Autowired
    People people;

    @Autowired
    Menu menu;

    @Autowired
    ChangeMenu change;

    @Autowired
    Audit audit;

    Area area;
    UUID account;
    Browser coordinator;
    String code;

    @BeforeEach
    void addAnOffer() {
        area = people.area();
        account = people.account(area.id(), Role.COORDINATOR);
        coordinator = people.signedIn(account);
        coordinator.get(MENU + "/nieuw");
        Map<String, String> sent =
                form("Koffie met de buren " + UUID.randomUUID().toString().substring(0, 4));
        sent.put("sleutel", UUID.randomUUID().toString());
        String there = coordinator.post(MENU + "/nieuw", sent).location();
        assertThat(coordinator.post(MENU + "/nieuw", sent).location()).isEqualTo(there);
        code = there.replace(MENU + "/", "").replace("?bewaard", "");
    }

    @AfterEach
    void takeItOffTheMenu() {
        Offer newest = newest();
        if (!newest.content().withdrawn()) {
            coordinator.get(MENU + "/" + code);
            coordinator.post(MENU + "/" + code + "/intrekking", Map.of("versie", String.valueOf(newest.number())));
        }
    }

    @Test
    void anOwnOfferStandsOnThePublicMenuWithACodeOfItsName() {
        assertThat(code).startsWith("KOFFIE_MET_DE_BUREN_");
        assertThat(menu.versions(code)).hasSize(1);

        var card = people.browser().get("/menukaart").page().select("#" + code);
        assertThat(card.text()).contains("Koffie met de buren", "Hoogstens 12 mensen", "Hoe begin ik?", "Een zaal");
        assertThat(people.signedIn(area.id(), Role.MUNICIPALITY)
                        .get("/" + area.slug() + "/menukaart")
                        .page()
                        .select("#" + code)
                        .text())
                .contains("Stoelen klaarzetten (Gemeente, 3 dagen vooraf)")
                .doesNotContain("uur voorbereiding");
        assertThat(coordinator
                        .get("/" + area.slug() + "/menukaart")
                        .page()
                        .select("#" + code)
                        .text())
                .contains("Begeleider: 1,5 uur voorbereiding, 2 uur uitvoering, 0 uur nazorg");
    }

    @Test
    void aChangeIsANewVersionAndWhoChoseTheOldOneKeepsIt() {
        Offer old = menu.current(code);

        assertThat(save(1, "voorwie", "Iedereen met een hond").location()).isEqualTo(MENU + "/" + code + "?bewaard");

        Offer now = menu.current(code);
        assertThat(now.number()).isEqualTo(2);
        assertThat(now.place()).isEqualTo(old.place());
        assertThat(now.content().forWhom()).isEqualTo("Iedereen met een hond");
        assertThat(menu.version(old.id())).isEqualTo(old);
        assertThat(menu.version(old.id()).content().forWhom()).isEqualTo("Iedereen");
        var versions = coordinator.get(MENU + "/" + code).page().select("main").text();
        assertThat(versions).contains("Versie 2", "door Noor", "Voor wie Was: Iedereen Nu: Iedereen met een hond");
        assertThat(Tenancy.in(AreaId.NATIONAL, () -> audit.newest(AreaId.NATIONAL, 500)))
                .extracting(Audit.Entry::account, Audit.Entry::action)
                .contains(
                        org.assertj.core.groups.Tuple.tuple(account, "menu offer added"),
                        org.assertj.core.groups.Tuple.tuple(account, "menu offer changed"));
    }

    @Test
    void theSameSentTwiceIsOneVersion() {
        save(1, "duur", "Een uur");
        assertThat(save(1, "duur", "Een uur").status()).isEqualTo(303);

        assertThat(menu.versions(code)).hasSize(2);
    }

    @Test
    void whoComesSecondSeesBothTextsAndLosesNothing() {
        save(1, "duur", "Een uur");
        Browser.Answer second = save(1, "kosten", "Vijf euro");

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("#anders").text())
                .contains("Was: Eén dagdeel Nu: Een uur", "De ander: Gratis U: Vijf euro");
        assertThat(second.page().select("#kosten").val()).isEqualTo("Vijf euro");
        assertThat(second.page().select("form.card input[name=versie]").val()).isEqualTo("2");
        assertThat(newest().content().cost()).isEqualTo("Gratis");

        assertThat(save(2, "kosten", "Vijf euro").status()).isEqualTo(303);
        assertThat(newest().number()).isEqualTo(3);
    }

    @Test
    void ofTwoWhoSaveAtTheSameMomentOneHearsOfTheOther() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 5; round++) {
                int read = newest().number();
                List<Future<Optional<Offer>>> saved = new ArrayList<>();
                for (String words : List.of("Links " + round, "Rechts " + round)) {
                    saved.add(two.submit(() -> Tenancy.in(
                            AreaId.NATIONAL,
                            () -> change.change(
                                    code,
                                    read,
                                    now -> {
                                        MultiForm typed = new MultiForm(OfferForm.of(now));
                                        return typed.with("werk", words).content(now, now.themes());
                                    },
                                    account))));
                }
                long refused = 0;
                for (Future<Optional<Offer>> one : saved) {
                    refused += one.get().isPresent() ? 1 : 0;
                }
                assertThat(refused).isEqualTo(1);
                assertThat(newest().number()).isEqualTo(read + 1);
            }
        } finally {
            two.shutdown();
        }
    }

    /** A form with one field typed anew. */
    private record MultiForm(OfferForm form) {

        OfferForm with(String field, String words) {
            form.typed().set(field, words);
            return form;
        }
    }

    @Test
    void itCanBeLookedAtBeforeItIsSaved() {
        Map<String, String> sent = form("Lezen <b>samen</b>");
        sent.put("versie", "1");
        sent.put("wat", "bekijken");
        Browser.Answer seen = coordinator.post(MENU + "/" + code, sent);

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.page().select("#voorbeeld h3").text()).isEqualTo("Lezen <b>samen</b>");
        assertThat(seen.page().select("#voorbeeld b")).isEmpty();
        assertThat(menu.versions(code)).hasSize(1);
    }

    @Test
    void aLongSentenceIsRefusedUntilSomebodySaysToKeepIt() {
        String sentence = "Dit is een zin die veel langer is dan vijftien woorden, en dat leest toch niet prettig.";
        Browser.Answer refused = save(1, "werk", sentence);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-werk").text()).contains("meer dan 15 woorden", "niet prettig");
        assertThat(refused.page().select("#werk").val()).isEqualTo(sentence);

        Map<String, String> sent = form(newest().name());
        sent.putAll(Map.of("versie", "1", "werk", sentence, "toch", "ja"));
        assertThat(coordinator.post(MENU + "/" + code, sent).status()).isEqualTo(303);
        assertThat(newest().content().work()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    naam | '' | naam
                    dagdelen | 0 | dagdelen
                    maximum | veel | maximum
                    maximum | 2147483648 | maximum
                    vragen | '' | vragen
                    rol-0 | BOSS | rol-0
                    voor-0 | 1,33 | rol-0
                    tijdens-0 | -1 | rol-0
                    wie-0 | NOBODY | taak-0
                    dagen-0 | morgen | taak-0
                    """)
    void whatIsWrongIsSaidAtTheFieldAndNothingIsLost(String field, String typed, String place) {
        Browser.Answer refused = save(1, field, typed);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-" + place).text()).isNotEmpty();
        assertThat(refused.page().select("#kosten").val()).isEqualTo("Gratis");
        assertThat(menu.versions(code)).hasSize(1);
    }

    @Test
    void withoutAThemeItIsRefused() {
        Map<String, String> sent = form(newest().name());
        sent.remove("thema");
        sent.put("versie", "1");

        assertThat(coordinator
                        .post(MENU + "/" + code, sent)
                        .page()
                        .select("#thema .error")
                        .text())
                .contains("minstens één thema");
    }

    @Test
    void aWithdrawnOfferCannotBeChosenAndCanComeBack() {
        Offer old = menu.current(code);
        coordinator.get(MENU + "/" + code);
        coordinator.post(MENU + "/" + code + "/intrekking", Map.of("versie", "1"));

        assertThat(menu.current()).extracting(Offer::code).doesNotContain(code);
        assertThat(people.browser().get("/menukaart").page().select("#" + code)).isEmpty();
        assertThat(menu.version(old.id()).name()).isEqualTo(old.name());
        assertThat(coordinator.get(MENU).page().select("main").text()).contains("Niet op de menukaart");

        coordinator.get(MENU + "/" + code);
        coordinator.post(MENU + "/" + code + "/intrekking", Map.of("versie", "2", "terug", "ja"));
        assertThat(menu.current(code).number()).isEqualTo(3);
    }

    @Test
    void anOldPageDoesNotWithdrawWhatSomebodyChanged() {
        save(1, "duur", "Een uur");
        coordinator.get(MENU + "/" + code);

        assertThat(coordinator
                        .post(MENU + "/" + code + "/intrekking", Map.of("versie", "1"))
                        .status())
                .isEqualTo(422);
        assertThat(menu.current(code).number()).isEqualTo(2);
    }

    @Test
    void aTextWithoutTranslationIsDutchAndSaysSo() {
        var before = people.browser().get("/menukaart?taal=tr").page().select("#" + code);
        assertThat(before.select("h3 span").attr("lang")).isEqualTo("nl");
        assertThat(before.select("h3 span").attr("dir")).isEqualTo("ltr");

        String path = MENU + "/" + code + "/tr";
        coordinator.get(path);
        assertThat(coordinator
                        .post(path, Map.of("versie", "1", "tekst-0", "Kahve"))
                        .page()
                        .select("#gelezen .error")
                        .text())
                .contains("door iemand anders");
        assertThat(coordinator
                        .post(path, Map.of("versie", "1", "tekst-0", "Kahve", "gelezen", "ja"))
                        .location())
                .isEqualTo(path + "?bewaard");
        var after = people.browser().get("/menukaart?taal=tr").page().select("#" + code);
        assertThat(after.select("h3").text()).isEqualTo("Kahve");
        assertThat(after.select("h3 span").hasAttr("lang")).isFalse();
        assertThat(after.select("dd span[lang=nl]").text()).contains("Iedereen");
    }

    @Test
    void aTranslationEndsWithTheDutchTextThatItTranslates() {
        String path = MENU + "/" + code + "/ar";
        coordinator.get(path);
        coordinator.post(path, Map.of("versie", "1", "tekst-0", "قهوة", "tekst-1", "للجميع", "gelezen", "ja"));
        save(2, "voorwie", "Alle buren");

        Offer now = newest();
        assertThat(now.content().translations().get("ar")).containsOnly(Map.entry(now.name(), "قهوة"));
        assertThat(coordinator.get(MENU + "/" + code).page().select("main").text())
                .contains("Vertaling (ar) Was: ", "قهوة");
    }

    @Test
    void aTranslationOfAnOldVersionIsNotSavedUnseen() {
        String path = MENU + "/" + code + "/en";
        coordinator.get(path);
        save(1, "duur", "Een uur");
        Browser.Answer second = coordinator.post(path, Map.of("versie", "1", "tekst-0", "Coffee", "gelezen", "ja"));

        assertThat(second.status()).isEqualTo(422);
        assertThat(second.page().select("#anders").text()).contains("versie 2");
        assertThat(second.page().select("#tekst-0").text()).isEqualTo("Coffee");
        assertThat(second.page().select("input[name=versie]").val()).isEqualTo("2");
    }

    @Test
    void aCodeNeverBetraysTheThemeAndIsNotGivenTwice() {
        assertThat(ChangeMenu.code("Praten over geweld", List.of())).isEqualTo("AANBOD");
        assertThat(ChangeMenu.code("قهوة", List.of("AANBOD"))).isEqualTo("AANBOD_2");
        assertThat(ChangeMenu.code("Één keer thee", List.of("EEN_KEER_THEE"))).isEqualTo("EEN_KEER_THEE_2");
        assertThat(ChangeMenu.code("3 keer thee, en nog veel meer woorden", List.of()))
                .matches("[A-Z][A-Z0-9_]{0,39}");
    }

    @Test
    void onlyACoordinatorChangesTheMenu() {
        for (Role role : List.of(Role.ADVISER, Role.MUNICIPALITY)) {
            assertThat(people.signedIn(area.id(), role).get(MENU).status()).isEqualTo(403);
        }
        assertThat(people.signedIn(area.id(), Role.TRAINER)
                        .get("/" + area.slug() + "/menukaart")
                        .status())
                .isEqualTo(403);
    }

    private Offer newest() {
        List<Offer> all = menu.versions(code);
        return all.get(all.size() - 1);
    }

    private Browser.Answer save(int read, String field, String typed) {
        coordinator.get(MENU + "/" + code);
        Map<String, String> sent = new HashMap<>();
        OfferForm.of(newest().content()).typed().forEach((name, values) -> sent.put(name, values.get(0)));
        sent.put("wat", "bewaren");
        sent.put("versie", String.valueOf(read));
        if (read < newest().number()) {
            OfferForm.of(menu.versions(code).get(read - 1).content())
                    .typed()
                    .forEach((name, values) -> sent.put(name, values.get(0)));
        }
        sent.put(field, typed);
        return coordinator.post(MENU + "/" + code, sent);
    }

    private static Map<String, String> form(String name) {
        Map<String, String> sent = new HashMap<>(Map.of(
                "naam", name,
                "voorwie", "Iedereen",
                "duur", "Eén dagdeel",
                "dagdelen", "1",
                "maximum", "12",
                "thema", "SOCIAL_CONTROL",
                "vragen", "Hoe begin ik?\nWat helpt?",
                "vorm", "CASES",
                "werk", "U drinkt koffie en u praat.",
                "kosten", "Gratis"));
        sent.putAll(Map.of(
                "regelt-MUNICIPALITY", "Een zaal",
                "rol-0", "FACILITATOR",
                "voor-0", "1,5",
                "tijdens-0", "2",
                "taak-0", "Stoelen klaarzetten",
                "wie-0", "MUNICIPALITY",
                "dagen-0", "3",
                "wat", "bewaren"));
        return sent;
    }
}
