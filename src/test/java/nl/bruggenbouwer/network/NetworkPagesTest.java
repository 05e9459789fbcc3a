package nl.bruggenbouwer.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.start.Time;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.support.TransactionTemplate;

/** The screens of the network, over real HTTP. */
@ApplicationTest
@Import(Organisations.class)
class NetworkPagesTest {

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    OrganisationListSql lists;

    Area area;
    Browser coordinator;

    @BeforeEach
    void signIn() {
        area = people.area();
        coordinator = people.signedIn(area.id(), Role.COORDINATOR);
        coordinator.get(path("/nieuw"));
    }

    private String path(String rest) {
        return "/" + area.slug() + "/netwerk" + rest;
    }

    private static Map<String, String> form(String name) {
        return Map.of("naam", name, "zijde", "INFORMAL", "soort", "COMMUNITY");
    }

    private String add(String name) {
        Browser.Answer added = coordinator.post(path("/nieuw"), form(name));
        assertThat(added.status()).isEqualTo(303);
        return added.location().replaceFirst("\\?.*", "");
    }

    private List<String> names(String query) {
        return coordinator.get(path(query)).page().select(".tasks h2").eachText();
    }

    private static Map<String, String> and(Map<String, String> form, String... more) {
        Map<String, String> all = new HashMap<>(form);
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Test
    void anOrganisationIsAddedSeenAndChanged() {
        Browser.Answer added = coordinator.postRaw(
                path("/nieuw"),
                "_csrf=" + coordinator.csrf() + "&naam=Stichting+De+Brug&zijde=INFORMAL&soort=COMMUNITY&wat=Taalles"
                        + "&site=voorbeeld.nl&taal=tr&taal=ar&taal=xx&thema=GEEN&stem=WOMEN&stem=NIEMAND");
        String organisation = added.location().replaceFirst("\\?.*", "");

        Document page = coordinator.get(organisation).page();
        assertThat(page.title()).isEqualTo("Organisatie | Bruggenbouwer");
        assertThat(page.select("h1").text()).isEqualTo("Stichting De Brug");
        assertThat(page.select(".facts").text())
                .contains("Organisaties en sleutelpersonen", "Taalles", "Arabisch Turks", "Vrouwen")
                .doesNotContain("Thema");
        assertThat(page.select(".facts a").attr("href")).isEqualTo("https://voorbeeld.nl");

        Document form = coordinator.get(organisation + "/wijziging").page();
        assertThat(form.select("input[name=taal][checked]").eachAttr("value")).containsExactly("ar", "tr");
        coordinator.post(organisation + "/wijziging", and(form("De Brug"), "verborgen", "ja"));
        assertThat(coordinator.get(organisation).page().select("h1 + .tag").text())
                .isEqualTo("Niet openbaar");
        assertThat(coordinator.get(organisation).page().select(".facts").text()).doesNotContain("Turks");
    }

    @Test
    void aFormThatIsSentTwiceAddsOneRow() {
        String key = UUID.randomUUID().toString();
        Map<String, String> form = and(form("De Brug"), "sleutel", key);
        assertThat(coordinator.post(path("/nieuw"), form).location())
                .isEqualTo(coordinator.post(path("/nieuw"), form).location());
        String organisation = path("/" + key);
        for (int i = 0; i < 2; i++) {
            coordinator.post(
                    organisation + "/uitwisseling",
                    Map.of("richting", "OFFER", "punt", "LOCATION", "woorden", "Een zaal", "sleutel", key));
            coordinator.post(organisation + "/contacten", and(contact(), "sleutel", key));
        }

        Document page = coordinator.get(organisation).page();
        assertThat(names("")).hasSize(1);
        assertThat(page.select("input[name=regel]")).hasSize(1);
        assertThat(page.select("a[href*=/contact/]")).hasSize(1);
    }

    @Test
    void aNameOfAnotherIsNotTakenUnseenByAChange() {
        add("Vereniging De Brug");
        String second = add("Vrouwengroep");

        Browser.Answer changed = coordinator.post(second + "/wijziging", form("de brúg"));
        assertThat(changed.status()).isEqualTo(422);
        assertThat(changed.page().select("#naam").val()).isEqualTo("de brúg");
        assertThat(coordinator.get(second).page().select("h1").text()).isEqualTo("Vrouwengroep");
        assertThat(coordinator
                        .post(second + "/wijziging", and(form("de brúg"), "toch", "ja"))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator.post(second + "/wijziging", form("de brúg")).status())
                .isEqualTo(303);
    }

    @Test
    void noAddressNamesATheme() {
        Document page = coordinator.get(path("")).page();
        assertThat(page.select("select[name=thema] option").eachAttr("value"))
                .allMatch(value -> value.matches("[0-9]*"));
    }

    @Test
    void aMunicipalitySeesOfAContactWhatWasAgreedAndThatIsLogged() {
        UUID organisation = organisations.add(area, "De Brug");
        UUID contact = organisations.contact(
                area, organisation, "a@voorbeeld.example", false, Set.of(Purpose.MUNICIPALITY, Purpose.INVITATION));
        Browser municipality = people.signedIn(area.id(), Role.MUNICIPALITY);
        Browser.Answer answer = municipality.get(path("/contact/" + contact));

        assertThat(answer.body()).contains("a@voorbeeld.example").doesNotContain("uitnodigen");
        assertThat(coordinator.post(path("/contact/" + contact), Map.of()).body())
                .contains("a@voorbeeld.example");
        assertThat(coordinator
                        .get("/" + area.slug() + "/logboek")
                        .page()
                        .select("main")
                        .text())
                .contains("Noor")
                .containsPattern("(?s)Contact.*Contact");
        assertThat(coordinator.post(path("/contact/contact"), Map.of()).status())
                .isEqualTo(404);
    }

    @Test
    void aNameThatIsThereIsShownAndMayBeTypedOnPurpose() {
        String first = add("Vereniging De Brug");

        Browser.Answer again = coordinator.post(path("/nieuw"), form("de brúg"));
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.page().select("#e-naam").text()).contains("Er is al een organisatie met deze naam.");
        assertThat(again.page().select("main a[href=" + first + "]").text())
                .isEqualTo("Bekijk de organisatie die er al is");
        assertThat(again.page().select("#naam").val()).isEqualTo("de brúg");

        assertThat(coordinator
                        .post(path("/nieuw"), and(form("de brúg"), "toch", "ja"))
                        .status())
                .isEqualTo(303);
        assertThat(coordinator
                        .post(path("/nieuw"), and(form("de brug"), "zijde", "FORMAL"))
                        .status())
                .as("another side is another organisation")
                .isEqualTo(303);
        assertThat(names("")).hasSize(3);
    }

    @Test
    void whatIsOfferedAndAskedStandsThereByName() {
        String organisation = add("De Brug");
        coordinator.post(
                organisation + "/uitwisseling",
                Map.of("richting", "OFFER", "punt", "LOCATION", "woorden", "Een zaal voor 40, op zondag"));
        coordinator.post(
                organisation + "/uitwisseling",
                Map.of("richting", "REQUEST", "punt", "TRAINING", "woorden", "Een cursus", "tot", "2031-01-31"));

        Document page = coordinator.get(organisation).page();
        assertThat(page.select(".panel li p").eachText())
                .anyMatch(
                        text -> text.startsWith("Aanbod Een zaal voor 40, op zondag Een ruimte om elkaar te ontmoeten"))
                .anyMatch(text -> text.startsWith("Vraag Een cursus Training of scholing")
                        && text.endsWith("tot en met 31 januari 2031"));

        Browser.Answer wrong = coordinator.post(organisation + "/uitwisseling", Map.of("tot", "2021-01-01"));
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.page().select(".summary li")).hasSize(4);

        String line = page.select("input[name=regel]").get(0).val();
        coordinator.post(organisation + "/uitwisseling/verwijdering", Map.of("regel", line));
        assertThat(coordinator.get(organisation).page().select("input[name=regel]"))
                .hasSize(1);
    }

    private static Map<String, String> contact() {
        return Map.of(
                "contact-naam",
                "Noor",
                "functie",
                "voorzitter",
                "mail",
                "noor@voorbeeld.example",
                "contact-taal",
                "nl",
                "doel",
                "TRAJECT",
                "hoe",
                "TALK",
                "gegeven",
                "2026-11-01",
                "zelfde",
                "2026-1");
    }

    @Test
    void aContactIsKeptWithConsentOnly() {
        String organisation = add("De Brug");
        Map<String, String> without = and(contact(), "doel", "");
        Browser.Answer refused = coordinator.post(organisation + "/contacten", without);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.page().select("#e-doel").text()).contains("Zonder toestemming bewaren wij niemand.");
        assertThat(refused.page().select("#contact-naam").val()).isEqualTo("Noor");

        coordinator.post(organisation + "/contacten", contact());
        Document page = coordinator.get(organisation).page();
        assertThat(page.body().text()).contains("Noor voorzitter").doesNotContain("noor@voorbeeld.example");

        String contact = page.select("a[href*=/contact/]").attr("href");
        Document opened = coordinator.get(contact).page();
        assertThat(opened.select(".facts").text()).contains("noor@voorbeeld.example");
        assertThat(opened.select("li.card").text())
                .contains(
                        "“De Alliantie en het LKHA mogen mij bellen of mailen over dit traject.”",
                        "Gegeven op 1 november 2026, in een gesprek",
                        "genoteerd door Noor",
                        "tekst 2026-1");
        assertThat(coordinator.get("/" + area.slug() + "/logboek").body()).contains("Contact bekeken");
    }

    @Test
    void aConsentOfAnEarlierDayIsKeptOnlyWhenItsWordsAreConfirmed() {
        String organisation = add("De Brug");
        Map<String, String> paper = and(contact(), "hoe", "PAPER");
        for (String said : List.of("", "2025-1")) { // not said, or said of words that are no longer shown
            Browser.Answer refused = coordinator.post(organisation + "/contacten", and(paper, "zelfde", said));
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.page().select("#e-zelfde")).hasSize(1);
            assertThat(refused.page().select("#h-zelfde").text()).contains("tekst 2026-1");
            assertThat(refused.page().select("#gegeven").val()).isEqualTo("2026-11-01");
        }
        assertThat(coordinator.get(organisation).page().select("a[href*=/contact/]"))
                .isEmpty();

        coordinator.post(organisation + "/contacten", paper);
        String contact = coordinator
                .get(organisation)
                .page()
                .select("a[href*=/contact/]")
                .attr("href");
        assertThat(coordinator.get(contact).page().select("li.card").text())
                .contains("Gegeven op 1 november 2026, op papier", "tekst 2026-1");
        Map<String, String> other = Map.of("doel", "INVITATION", "hoe", "PAPER");
        assertThat(coordinator
                        .post(contact + "/toestemming", and(other, "gegeven", "2026-11-02"))
                        .page()
                        .select("#e-zelfde"))
                .hasSize(1);
        String today = LocalDate.now(Time.ZONE).toString();
        assertThat(coordinator
                        .post(contact + "/toestemming", and(other, "gegeven", today))
                        .status())
                .isEqualTo(303);
    }

    @Test
    void whatIsWithdrawnStaysWithItsDateAndMayBeGivenAgain() {
        String organisation = add("De Brug");
        coordinator.post(organisation + "/contacten", contact());
        String contact = coordinator
                .get(organisation)
                .page()
                .select("a[href*=/contact/]")
                .attr("href");

        coordinator.post(contact + "/intrekking", Map.of("doel", "TRAJECT"));
        coordinator.post(contact + "/intrekking", Map.of("doel", "TRAJECT"));
        Document page = coordinator.get(contact).page();
        assertThat(page.select("li.card").text()).contains("Ingetrokken op");
        assertThat(page.select(".note--warn").text()).contains("Wis het contact, of vraag opnieuw.");
        assertThat(coordinator.get(organisation).page().select(".tag--warn").text())
                .isEqualTo("geen toestemming");

        for (int i = 0; i < 2; i++) {
            coordinator.post(contact + "/toestemming", and(contact(), "hoe", "PAPER"));
        }
        assertThat(coordinator.get(contact).page().select("li.card")).hasSize(2);
        assertThat(coordinator
                        .post(contact + "/toestemming", Map.of("hoe", "LINK", "gegeven", "2099-01-01"))
                        .page()
                        .select(".summary li"))
                .hasSize(3);

        coordinator.post(contact + "/verwijdering", Map.of());
        assertThat(coordinator.get(contact).status()).isEqualTo(404);
    }

    @Test
    void aContactIsChanged() {
        String organisation = add("De Brug");
        coordinator.post(organisation + "/contacten", contact());
        String contact = coordinator
                .get(organisation)
                .page()
                .select("a[href*=/contact/]")
                .attr("href");

        Map<String, String> other = and(contact(), "mail", "", "tel", "030 123 45 67", "contact-verborgen", "ja");
        assertThat(coordinator.post(contact, other).status()).isEqualTo(303);
        assertThat(coordinator.get(contact).page().select(".facts").text())
                .contains("+31301234567")
                .doesNotContain("@");
        assertThat(coordinator.post(contact, and(other, "tel", "")).status()).isEqualTo(422);
    }

    @Test
    void anOrganisationThatIsTakenAwayIsGone() {
        String organisation = add("De Brug");
        coordinator.post(organisation + "/contacten", contact());
        String contact = coordinator
                .get(organisation)
                .page()
                .select("a[href*=/contact/]")
                .attr("href");

        assertThat(coordinator.post(organisation + "/verwijdering", Map.of()).status())
                .isEqualTo(303);
        for (String gone : List.of(organisation, organisation + "/wijziging", contact)) {
            assertThat(coordinator.get(gone).status()).isEqualTo(404);
        }
        assertThat(coordinator.post(organisation + "/verwijdering", Map.of()).status())
                .isEqualTo(404);
        assertThat(coordinator.post(organisation + "/uitwisseling", Map.of()).status())
                .isEqualTo(404);
        assertThat(names("")).isEmpty();
        assertThat(add("De Brug")).isNotEqualTo(organisation);
    }

    @Test
    void theListIsSearchedAndFiltered() {
        coordinator.postRaw(
                path("/nieuw"),
                "_csrf=" + coordinator.csrf()
                        + "&naam=Café+Ontmoeting&zijde=INFORMAL&soort=COMMUNITY&wat=Taalles+in+de+wijk&taal=so&thema=SAFETY");
        add("De Brug");
        coordinator.post(path("/nieuw"), and(form("GGD Dorp"), "zijde", "FORMAL"));

        assertThat(names("")).containsExactly("Café Ontmoeting", "De Brug", "GGD Dorp");
        assertThat(names("?zoek=CAFE+taal")).containsExactly("Café Ontmoeting");
        assertThat(names("?zoek=brug+dorp")).isEmpty();
        assertThat(names("?zijde=FORMAL")).containsExactly("GGD Dorp");
        assertThat(names("?taal=so")).containsExactly("Café Ontmoeting");
        assertThat(names("?zijde=ONZIN&taal=xx&pagina=-3")).hasSize(3);
        assertThat(coordinator
                        .get(path("?zoek=cafe"))
                        .page()
                        .select("ul.row .num")
                        .eachText())
                .containsExactly("0", "1", "0");
        assertThat(coordinator.get(path("?zoek=bestaatniet")).body()).contains("Er is niets gevonden.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%25",
                "_",
                "%5C",
                "'",
                "%22",
                "%3Cscript%3E",
                "%E2%80%AE",
                "%F0%9F%91%8B",
                "-1",
                "%20%20",
                "%D8%A8%D9%8A%D8%AA",
                "a%26b%3Dc",
                "%7B%7D"
            })
    void anOddSearchFindsNothingOrEverythingButNeverFails(String odd) {
        add("De Brug");
        assertThat(coordinator.get(path("?zoek=" + odd)).status()).isEqualTo(200);
        assertThat(coordinator.get(path("?zoek=" + odd.repeat(200))).status()).isEqualTo(200);
        for (String filter : List.of("zijde", "thema", "taal", "pagina")) {
            assertThat(names("?" + filter + "=" + odd)).hasSize(1);
        }
    }

    /** As plain words a Korean syllable is three letters of three bytes: more than an entry of an index holds. */
    @Test
    void theLongestTextInTheWidestScriptIsKeptAndFound() {
        String text = new Random(7)
                .ints(420, 0xac00, 0xd7a4)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        String name = text.substring(0, 120);
        coordinator.post(path("/nieuw"), and(form(name), "wat", text.substring(120)));

        assertThat(names("?zoek=" + URLEncoder.encode(text.substring(60, 66), StandardCharsets.UTF_8)))
                .containsExactly(name);
    }

    @Test
    void fiftyStandOnAPage() {
        for (int i = 10; i < 63; i++) {
            organisations.add(area, "Groep & co " + i);
        }
        Document first = coordinator.get(path("?zoek=co+%26")).page();
        assertThat(first.select(".tasks h2")).hasSize(50);
        String next = first.select("main nav a").attr("href");
        assertThat(coordinator.get(next).page().select(".tasks h2").eachText())
                .containsExactly("Groep & co 60", "Groep & co 61", "Groep & co 62");
        assertThat(names("?pagina=99")).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "naam,''",
        "naam,130",
        "zijde,ONZIN",
        "soort,-1",
        "wat,301",
        "site,javascript:alert(1)",
        "site,https://",
        "site,https://jan:geheim@voorbeeld.nl",
        "site,210",
        "koepel,bestaat-niet",
        "koepel,00000000-0000-4000-8000-000000000000"
    })
    void whatIsWrongComesBackAtItsField(String field, String typed) {
        String value = typed.matches("[0-9]+") ? "a".repeat(Integer.parseInt(typed)) : typed;
        Browser.Answer answer = coordinator.post(path("/nieuw"), and(form("De Brug"), field, value));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.page().select(".summary a[href=#" + field + "]")).hasSize(1);
        assertThat(names("")).isEmpty();
    }

    @Test
    void everyRoleSeesWhatItMay() {
        UUID open = organisations.add(area, "De Brug");
        UUID closed = organisations.add(area, Organisations.named("Stille Groep", true));
        UUID shown = organisations.contact(area, open, "a@voorbeeld.example", false, Set.of(Purpose.MUNICIPALITY));
        UUID unshown = organisations.contact(area, open, "b@voorbeeld.example", false, Set.of(Purpose.TRAJECT));
        UUID hidden = organisations.contact(
                area, open, "c@voorbeeld.example", true, Set.of(Purpose.MUNICIPALITY, Purpose.TRAJECT));
        UUID ofHidden = organisations.contact(
                area, closed, "d@voorbeeld.example", false, Set.of(Purpose.MUNICIPALITY, Purpose.TRAJECT));

        assertSees(coordinator, List.of(open, closed), List.of(shown, unshown, hidden, ofHidden), List.of());
        assertSees(
                people.signedIn(area.id(), Role.ADVISER),
                List.of(open),
                List.of(unshown),
                List.of(closed, shown, hidden, ofHidden));
        Browser municipality = people.signedIn(area.id(), Role.MUNICIPALITY);
        assertSees(municipality, List.of(open), List.of(shown), List.of(closed, unshown, hidden, ofHidden));

        coordinator.get(path("/contact/" + shown));
        coordinator.post(path("/contact/" + shown + "/intrekking"), Map.of("doel", "MUNICIPALITY"));
        assertSees(municipality, List.of(open), List.of(), List.of(shown));
        coordinator.post(path("/" + open + "/wijziging"), and(form("De Brug"), "verborgen", "ja"));
        assertSees(municipality, List.of(), List.of(), List.of(open));
    }

    private void assertSees(Browser browser, List<UUID> there, List<UUID> contacts, List<UUID> gone) {
        assertThat(browser.get(path("")).page().select(".tasks a").eachAttr("href"))
                .containsExactlyInAnyOrderElementsOf(
                        there.stream().map(id -> path("/" + id)).toList());
        List<String> found = there.stream()
                .flatMap(
                        id -> browser.get(path("/" + id)).page().select("a[href*=/contact/]").eachAttr("href").stream())
                .toList();
        assertThat(found)
                .containsExactlyInAnyOrderElementsOf(
                        contacts.stream().map(id -> path("/contact/" + id)).toList());
        assertThat(found).allMatch(link -> browser.get(link).status() == 200);
        for (UUID id : gone) {
            assertThat(browser.get(path("/" + id)).status()).isEqualTo(404);
            assertThat(browser.get(path("/contact/" + id)).status()).isEqualTo(404);
        }
    }

    @Test
    void theUmbrellaOfAnOrganisationIsChosenFromTheList() {
        coordinator.post(path("/nieuw"), and(form("Koepel"), "soort", "UMBRELLA"));
        UUID umbrella = Tenancy.in(area.id(), () -> lists.umbrellas(area.id(), Sight.EVERYTHING))
                .keySet()
                .iterator()
                .next();
        String organisation = coordinator
                .post(path("/nieuw"), and(form("De Brug"), "koepel", umbrella.toString()))
                .location()
                .replaceFirst("\\?.*", "");

        assertThat(coordinator.get(organisation).page().select(".facts").text()).contains("Aangedragen door Koepel");
        assertThat(coordinator
                        .post(path("/" + umbrella + "/wijziging"), and(form("Koepel"), "koepel", umbrella.toString()))
                        .status())
                .isEqualTo(422);
    }
}
