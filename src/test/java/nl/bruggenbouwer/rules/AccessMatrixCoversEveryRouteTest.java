package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.bruggenbouwer.ApplicationTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class AccessMatrixCoversEveryRouteTest {

    @Nested
    @ApplicationTest
    class WithoutDemoContent {

        @Test
        void everyRouteHasOneRowAndEveryRowHasARoute(
                @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping)
                throws IOException {
            Set<String> rows = rows();
            rows.removeIf(row -> row.contains(" /demo"));

            assertThat(rows).isEqualTo(routes(mapping));
        }
    }

    @Nested
    @ApplicationTest
    @TestPropertySource(properties = "bruggenbouwer.demo=true")
    class WithDemoContent {

        @Test
        void theRowsOfTheDemoHaveRoutesToo(
                @Autowired @Qualifier("requestMappingHandlerMapping") RequestMappingHandlerMapping mapping)
                throws IOException {
            assertThat(rows()).isEqualTo(routes(mapping));
        }
    }

    private static Set<String> routes(RequestMappingHandlerMapping mapping) {
        Set<String> routes = new TreeSet<>();
        mapping.getHandlerMethods()
                .keySet()
                .forEach(info -> info.getPatternValues()
                        .forEach(pattern -> info.getMethodsCondition()
                                .getMethods()
                                .forEach(method -> routes.add(method + " " + pattern))));
        return routes;
    }

    private static Set<String> rows() throws IOException {
        return new ClassPathResource("access.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split(";"))
                .map(cells -> cells[0].strip() + " " + cells[1].strip())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
