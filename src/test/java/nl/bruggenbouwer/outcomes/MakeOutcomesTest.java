package nl.bruggenbouwer.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Finding.Type;
import nl.bruggenbouwer.disclosure.Publication;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.disclosure.Tally;
import nl.bruggenbouwer.menu.Offer;
import nl.bruggenbouwer.menu.OfferFile;
import nl.bruggenbouwer.questionnaire.Questionnaire;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.junit.jupiter.api.Test;

class MakeOutcomesTest {

    private static final Map<Side, Integer> EXAMPLE = Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 8);

    private final Map<String, Map<Side, Integer>> counts = new HashMap<>();
    private final List<Offer> menu = menu();
    private final Text t = dutch();

    @Test
    void aNeedOfOneGroupMeetsTheOfferOfAnotherInASentence() {
        count("NEED_SUPPORT.LOCATION", 1, 13, 0);
        count("OFFER_SUPPORT.LOCATION", 0, 0, 7);

        Outcomes outcomes = outcomes(Scans.BASIS, EXAMPLE);

        assertThat(outcomes.exchange(Type.MATCH))
                .extracting(said -> said.need() + " " + said.offer())
                .containsExactly("Organisaties en sleutelpersonen willen een ruimte om elkaar te ontmoeten."
                        + " De gemeente kan die ruimte bieden.");
    }

    @Test
    void severalGroupsAreNamedInOneBreath() {
        count("NEED_SUPPORT.TRAINING", 18, 14, 8);
        count("OFFER_SUPPORT.TRAINING", 18, 14, 0);

        assertThat(outcomes(Scans.BASIS, EXAMPLE).exchange(Type.MATCH))
                .extracting(said -> said.need() + " " + said.offer())
                .containsExactly("Alle groepen willen training of scholing."
                        + " Professionals, organisaties en sleutelpersonen kunnen meehelpen om een training te geven.");
    }

    @Test
    void everyItemOfTheShippedQuestionnaireHasItsOwnSentence() {
        assertThat(Scans.BASIS.exchange())
                .allMatch(item -> t.has("outcome.need." + item.code()) && t.has("outcome.offer." + item.code()));
    }

    @Test
    void cellsSayTheirBandOrWhyThereIsNone() {
        count("NEED_SUPPORT.LOCATION", 1, 13, 0);

        Outcomes outcomes = outcomes(Scans.BASIS, EXAMPLE);

        assertThat(wish(outcomes, "NEED_SUPPORT.LOCATION").figure().cells())
                .extracting(Outcomes.Shown::text)
                .containsExactly("weinig, 0–22 %", "de meesten, 79–100 %", "niet gevraagd");
        assertThat(figures(outcomes)
                        .filter(figure -> figure.code().equals("THEMES_MET.FGM"))
                        .flatMap(figure -> figure.cells().stream())
                        .map(Outcomes.Shown::text))
                .endsWith("niet getoond");
    }

    @Test
    void wishesThatAreNotPutToEveryGroupSaySoAndTiesShareTheirPlace() {
        count("NEED_SUPPORT.LOCATION", 18, 14, 0);
        count("NEED_SUPPORT.TRAINING", 18, 14, 8);

        assertThat(outcomes(Scans.BASIS, EXAMPLE).largest().items())
                .filteredOn(place -> place.place() == 1)
                .extracting(Outcomes.Place::note)
                .contains("gedeelde plaats, niet aan alle groepen gevraagd");
    }

    @Test
    void withoutDifferenceAllWishesAreListedWithoutPlaces() {
        assertThat(outcomes(Scans.BASIS, EXAMPLE).largest().tooLittleDifference())
                .isTrue();
        assertThat(outcomes(Scans.BASIS, EXAMPLE).largest().items()).hasSize(15).allMatch(place -> place.place() == 0);
    }

    @Test
    void sidesThatWereTooSmallAreNamedTogether() {
        assertThat(names(Map.of(Side.FORMAL, 18, Side.INFORMAL, 14, Side.MUNICIPALITY, 4)))
                .containsExactly("Professionals en gemeente samen", "Organisaties en sleutelpersonen");

        Map<Side, Integer> few = Map.of(Side.FORMAL, 8, Side.INFORMAL, 4, Side.MUNICIPALITY, 2);
        count("NEED_SUPPORT.TRAINING", 8, 4, 2);
        count("OFFER_SUPPORT.TRAINING", 8, 4, 2);
        Outcomes one = outcomes(Scans.BASIS, few);
        assertThat(one.groups()).extracting(Outcomes.Party::name).containsExactly("Alle groepen samen");
        assertThat(one.exchange(Type.MATCH)).isEmpty();
        assertThat(one.exchange(Type.OWN_SIDE)).isEmpty();
        assertThat(one.groupsNote()).isEqualTo("Een groep was te klein. Daarom laten wij alle groepen samen zien.");
        assertThat(one.commonNote()).startsWith("Er is maar één groep.");
        assertThat(one.matchesNote()).startsWith("Er is maar één groep.");
        assertThat(wish(one, "NEED_SUPPORT.TRAINING").toTheRoom()).isEqualTo("Herkent u dit?");
    }

    @Test
    void placesAreCutBetweenTiesNeverThroughThem() {
        var places = new Outcomes.Places(
                false,
                List.of(
                        new Outcomes.Place(1, "a", ""),
                        new Outcomes.Place(2, "b", "gedeelde plaats"),
                        new Outcomes.Place(2, "c", "gedeelde plaats"),
                        new Outcomes.Place(4, "d", "")));

        assertThat(places.first(2).items()).extracting(Outcomes.Place::label).containsExactly("a");
        assertThat(places.others(2)).extracting(Outcomes.Place::label).containsExactly("b", "c", "d");
        assertThat(places.first(3).items()).hasSize(3);
        assertThat(places.others(4)).isEmpty();
    }

    @Test
    void whatTheSameGroupsChoseIsOneReason() {
        count("FORMAT.WEBINAR", 18, 14, 0);
        count("FORMAT.ELEARNING", 18, 14, 0);

        assertThat(outcomes(Scans.BASIS, EXAMPLE).suggestions())
                .filteredOn(suggestion -> suggestion.item().equals("Online modulen"))
                .flatExtracting(Outcomes.Suggestion::reasons)
                .containsExactly("Gekozen door een deel of meer van Professionals, Organisaties en sleutelpersonen:"
                        + " “Online, samen met anderen”, “Online, op een moment dat ik zelf kies”.");
    }

    @Test
    void tooFewAnswersShowNothing() {
        Outcomes outcomes = outcomes(Scans.BASIS, Map.of(Side.FORMAL, 3, Side.INFORMAL, 3, Side.MUNICIPALITY, 3));
        assertThat(outcomes.tooFew()).isTrue();
        assertThat(outcomes.topics()).isEmpty();
    }

    @Test
    void questionsThatWereSwitchedOffAreMissingEverywhere() {
        Questionnaire small = Scans.BASIS.without(Set.of("NEED_BRIDGE", "THEMES_LEARN", "LEVEL", "FORMAT"));

        Outcomes outcomes = outcomes(small, EXAMPLE);

        assertThat(outcomes.wishes()).noneMatch(wish -> wish.figure().code().startsWith("NEED_BRIDGE"));
        assertThat(figures(outcomes)).noneMatch(figure -> figure.code().startsWith("LEVEL"));
        assertThat(outcomes.themes()).isEmpty();
    }

    @Test
    void theMenuIsSuggestedWithItsReason() {
        count("THEMES_LEARN.FORCED_MARRIAGE", 18, 14, 0);
        count("LEVEL.FIGURE", 18, 0, 0);
        count("MIXED_GROUP.FIRST_APART", 0, 14, 0);

        List<Outcomes.Suggestion> suggestions = outcomes(Scans.BASIS, EXAMPLE).suggestions();

        assertThat(suggestions)
                .extracting(Outcomes.Suggestion::item)
                .containsExactly(
                        "Training Knooppunt Huwelijksdwang en Alliantie",
                        "Workshop voor beginners",
                        "Workshop voor gevorderden",
                        "Eerst een aparte bijeenkomst voor deze groep");
        assertThat(suggestions)
                .extracting(Outcomes.Suggestion::offer)
                .containsExactly("LKHA_TRAINING", "WORKSHOP_BEGINNERS", "WORKSHOP_ADVANCED", null);
        assertThat(suggestions.get(1).reasons())
                .containsExactly("De meesten weten hier nog weinig of een beetje van: Professionals.");
        assertThat(suggestions.get(3).reasons())
                .containsExactly(
                        "Gekozen door een deel of meer van Organisaties en sleutelpersonen: “Liever eerst apart”.");
    }

    @Test
    void whatIsNoLongerOnTheMenuIsNotSuggested() {
        count("LEVEL.FIGURE", 18, 0, 0);
        menu.removeIf(offer -> offer.code().equals("WORKSHOP_BEGINNERS"));

        assertThat(outcomes(Scans.BASIS, EXAMPLE).suggestions())
                .extracting(Outcomes.Suggestion::offer)
                .containsExactly("WORKSHOP_ADVANCED");
    }

    private static Stream<Outcomes.Figure> figures(Outcomes outcomes) {
        return outcomes.topics().stream()
                .flatMap(topic -> topic.lines().stream())
                .map(Outcomes.Line::figure);
    }

    private List<String> names(Map<Side, Integer> forms) {
        return outcomes(Scans.BASIS, forms).groups().stream()
                .map(Outcomes.Party::name)
                .toList();
    }

    private static Outcomes.Wish wish(Outcomes outcomes, String code) {
        return outcomes.wishes().stream()
                .filter(wish -> wish.figure().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private void count(String code, int formal, int informal, int municipality) {
        counts.put(code, Map.of(Side.FORMAL, formal, Side.INFORMAL, informal, Side.MUNICIPALITY, municipality));
    }

    private Outcomes outcomes(Questionnaire questionnaire, Map<Side, Integer> forms) {
        return MakeOutcomes.of(
                questionnaire,
                Publication.publish(new Tally(Set.of(Side.values()), forms, counts), questionnaire.asked()),
                55,
                menu,
                t);
    }

    private static List<Offer> menu() {
        List<Offer> menu = new ArrayList<>();
        OfferFile.read(Path.of("content"))
                .forEach((code, content) ->
                        menu.add(new Offer(UUID.randomUUID(), code, 1, menu.size() + 1, Instant.EPOCH, null, content)));
        return menu;
    }

    private static Text dutch() {
        try {
            return new Texts(new OnlyDutch()).dutch();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class OnlyDutch implements Translator {
        @Override
        public String translate(String language, String dutch) {
            return dutch;
        }

        @Override
        public boolean translates(String language, String dutch) {
            return true;
        }

        @Override
        public List<Language> served() {
            return List.of(Language.DUTCH);
        }
    }
}
