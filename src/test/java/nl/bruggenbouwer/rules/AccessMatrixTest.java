package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.Browser;
import nl.bruggenbouwer.People;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.OpenDoor;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.quickscan.Scans;
import nl.bruggenbouwer.web.NeutralWords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Import;

/** Every row of access.csv, for every role, over real HTTP: in the own area, another's, with ids that are not there. */
class AccessMatrixTest {

    private static final String MISSING = "00000000-0000-4000-8000-000000000000";
    private static final String MALFORMED = "geen-nummer";

    /** Values that exist for everybody, so that a refusal is the role's. */
    private static Map<String, String> values(Area area, String id) {
        return Map.of(
                "area",
                area.slug(),
                "slug",
                area.slug(),
                "id",
                id,
                "language",
                "tr",
                "side",
                "FORMAL",
                "name",
                "scan",
                "taal",
                "nl",
                "code",
                "BASIC_TRAINING");
    }

    @Nested
    @ApplicationTest
    class WithTheMatrix {

        @Autowired
        People people;

        @Autowired
        Scans scans;

        @Autowired
        ApplicationContext program;

        Area own;
        Canaries elsewhere;
        Map<Role, Browser> browsers;

        @BeforeEach
        void populate() throws SQLException {
            own = people.area();
            elsewhere = new Canaries(program, scans, scans.area());
            browsers = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                browsers.put(role, signIn(people, own.id(), role));
            }
        }

        @TestFactory
        Stream<DynamicTest> aRouteOfAnAreaIsForItsRolesAndItsObjectsOnly() {
            return Route.all().stream()
                    .filter(Route::ofArea)
                    .map(route -> dynamicTest(route.toString(), () -> {
                        for (Role role : Role.values()) {
                            inTheOwnArea(route, role);
                            for (String id : ids()) {
                                assertStatus(404, route, role, values(elsewhere.area(), id));
                            }
                            Map<String, String> nowhere = Map.of("area", "bestaat-niet", "id", MISSING);
                            assertStatus(404, route, role, nowhere);
                            assertStatus(404, route, role, Map.of("area", "%F0%9F%91%8B", "id", MISSING));
                        }
                    }));
        }

        private void inTheOwnArea(Route route, Role role) {
            if (role == Role.ADMINISTRATOR) {
                assertStatus(404, route, role, values(own, MISSING));
            } else if (!route.allows(role)) {
                assertStatus(403, route, role, values(own, MISSING));
            } else if (route.names("id")) {
                for (String id : ids()) {
                    assertStatus(404, route, role, values(own, id));
                }
            } else {
                Browser.Answer answer = send(browser(role), route, values(own, MISSING));
                assertThat(answer.status()).as("%s as %s", route, role).isIn(200, 303, 422);
                assertThat(answer.body()).doesNotContain(Canaries.WORD);
            }
        }

        /** Ids that are not in the own area: nobody's, no id at all, and another area's. */
        private List<String> ids() {
            List<String> ids = new ArrayList<>(List.of(MISSING, MALFORMED));
            elsewhere.ids().stream().map(UUID::toString).forEach(ids::add);
            return ids;
        }

        @TestFactory
        Stream<DynamicTest> aRouteOfTheWholeCountryIsForItsRolesOnly() {
            return Route.all().stream()
                    .filter(route -> !route.ofArea() && !route.forAnyone())
                    .map(route -> dynamicTest(route.toString(), () -> {
                        for (Role role : Role.values()) {
                            int status = send(signIn(people, own.id(), role), route, values(own, MISSING))
                                    .status();
                            if (route.allows(role) && route.names("id")) {
                                assertThat(status).as("%s as %s", route, role).isEqualTo(404);
                            } else if (route.allows(role)) {
                                assertThat(status).as("%s as %s", route, role).isIn(200, 303, 400, 422);
                            } else {
                                assertThat(status).as("%s as %s", route, role).isEqualTo(403);
                            }
                            if (route.allows(role) && (route.names("slug") || route.names("language"))) {
                                Map<String, String> missing = Map.of("slug", "bestaat-niet", "language", "xx");
                                assertThat(send(browser(role), route, missing).status())
                                        .as("%s as %s", route, role)
                                        .isIn(400, 404);
                            }
                        }
                    }));
        }

        @TestFactory
        Stream<DynamicTest> whoIsSignedOutIsLedToSigningIn() {
            return Route.all().stream()
                    .filter(route -> !route.forAnyone())
                    .map(route -> dynamicTest(route.toString(), () -> {
                        Browser browser = people.browser();
                        browser.get("/inloggen");
                        for (Map<String, String> values : List.of(
                                values(own, MISSING), values(elsewhere.area(), MALFORMED), Map.<String, String>of())) {
                            Browser.Answer answer = send(browser, route, values);
                            assertThat(answer.status()).isEqualTo(303);
                            assertThat(answer.location()).isEqualTo("/inloggen");
                        }
                    }));
        }

        @TestFactory
        Stream<DynamicTest> aFormWithoutItsTokenIsRefused() {
            return Route.all().stream()
                    .filter(route -> route.method().equals("POST")
                            && !route.ofDemo()
                            && !route.withoutSession()
                            && !route.path().equals("/login/ott")) // refused by leading on: SignInTest
                    .map(route -> dynamicTest(route.toString(), () -> {
                        String address = route.address(values(own, MISSING));
                        assertThat(browser(Role.COORDINATOR)
                                        .postRaw(address, "")
                                        .status())
                                .isEqualTo(403);
                        assertThat(people.browser()
                                        .postRaw(address, "_csrf=verzonnen")
                                        .status())
                                .isEqualTo(403);
                    }));
        }

        @TestFactory
        Stream<DynamicTest> aRouteForAnyoneNeverFails() {
            return Route.all().stream()
                    .filter(route -> route.forAnyone() && !route.ofDemo())
                    .map(route -> dynamicTest(route.toString(), () -> {
                        Browser browser = people.browser();
                        browser.get("/inloggen");
                        for (String value : List.of(MISSING, MALFORMED, "%F0%9F%91%8B", "a".repeat(300))) {
                            Map<String, String> values =
                                    Map.of("name", value, "key", value, "link", value, "sha256", value);
                            assertThat(send(browser, route, values).status()).isLessThan(500);
                        }
                    }));
        }

        @TestFactory
        Stream<DynamicTest> withoutDemoContentTheDemoIsNotThere() {
            return Route.all().stream()
                    .filter(Route::ofDemo)
                    .map(route -> dynamicTest(
                            route.toString(),
                            () -> assertThat(send(browser(Role.COORDINATOR), route, Map.of())
                                            .status())
                                    .isEqualTo(404)));
        }

        @Test
        void everyTableOfAnAreaHasItsCanary() throws SQLException {
            assertThat(elsewhere.rows())
                    .isNotEmpty()
                    .allSatisfy((table, rows) -> assertThat(rows).isNotEmpty());
        }

        @Test
        void whoBelongsToTheOtherAreaSeesItsCanary() {
            Browser theirs = people.signedIn(elsewhere.area().id(), Role.COORDINATOR);

            assertThat(theirs.get("/" + elsewhere.area().slug() + "/quickscan").body())
                    .contains(Canaries.WORD);
        }

        private Browser browser(Role role) {
            return Objects.requireNonNull(browsers.get(role));
        }

        private void assertStatus(int expected, Route route, Role role, Map<String, String> values) {
            Browser.Answer answer = send(browser(role), route, values);
            assertThat(answer.status())
                    .as("%s as %s with %s", route, role, values)
                    .isEqualTo(expected);
            assertThat(answer.body()).doesNotContain(Canaries.WORD);
        }
    }

    /** The checks in code are gone here; row-level security is all that is left. */
    @Nested
    @ApplicationTest
    @Import(OpenDoor.class)
    class WithoutTheMatrix {

        @Autowired
        People people;

        @Autowired
        Scans scans;

        @Autowired
        ApplicationContext program;

        @Test
        void theDatabaseAloneShowsAndChangesNothingOfAnotherArea() throws SQLException {
            Area own = people.area();
            Canaries elsewhere = new Canaries(program, scans, scans.area());
            Map<String, List<String>> before = elsewhere.rows();

            for (Role role : Role.values()) {
                for (Route route : Route.all()) {
                    if (!route.forAnyone()) {
                        for (UUID id : elsewhere.ids()) {
                            Browser browser = signIn(people, own.id(), role);
                            Browser.Answer there = send(browser, route, values(elsewhere.area(), id.toString()));
                            assertThat(there.body()).as("%s as %s", route, role).doesNotContain(Canaries.WORD);
                            if (route.ofArea() && route.names("id")) {
                                assertThat(there.status())
                                        .as("%s as %s", route, role)
                                        .isNotIn(200, 303);
                            }
                        }
                    }
                }
            }
            Map<String, List<String>> after = elsewhere.rows();
            before.remove("audit_checkpoint"); // a job makes a new one each minute
            after.remove("audit_checkpoint");
            assertThat(after).isEqualTo(before);
        }

        @Test
        void theDoorIsReallyOpen() {
            Browser funder = people.signedIn(people.area().id(), Role.FUNDER);

            assertThat(funder.get("/landelijk/gebieden").status()).isEqualTo(200);
        }
    }

    private static Browser signIn(People people, AreaId area, Role role) {
        Browser browser = people.signedIn(role == Role.ADMINISTRATOR ? AreaId.NATIONAL : area, role);
        browser.get("/overzicht");
        return browser;
    }

    private static Browser.Answer send(Browser browser, Route route, Map<String, String> values) {
        String address = route.address(values);
        Browser.Answer answer = route.method().equals("GET") ? browser.get(address) : browser.post(address, Route.FORM);
        assertThat(answer.page().title() + answer.headers().allValues("Content-Disposition"))
                .as("title or file name of %s", route)
                .matches(NeutralWords::neutral);
        return answer;
    }
}
