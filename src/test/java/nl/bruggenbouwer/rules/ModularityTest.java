package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import nl.bruggenbouwer.Bruggenbouwer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private static final ApplicationModules MODULES = ApplicationModules.of(Bruggenbouwer.class);

    @Test
    void modules_use_each_others_public_side_only_and_never_in_a_circle() {
        MODULES.verify();
    }

    @ParameterizedTest
    @CsvSource({"start,''", "disclosure,''", "content,start", "database,start", "web,start database content"})
    void the_floor_knows_nobody_above(String floor, String allowed) {
        Set<String> known = MODULES.getModuleByName(floor).orElseThrow().getDirectDependencies(MODULES).stream()
                .map(dependency -> dependency.getTargetModule().getIdentifier().toString())
                .collect(Collectors.toSet());

        assertThat(Set.of(allowed.split(" "))).containsAll(known);
    }
}
