package nl.bruggenbouwer.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.bruggenbouwer.ApplicationTest;
import nl.bruggenbouwer.privacy.PersonalData;
import nl.bruggenbouwer.web.Texts;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whoever asks for their data gets all of it: a personal column belongs to a PersonalData, or says why not. */
@ApplicationTest
class PersonalColumnsTest {

    @Autowired
    List<PersonalData> modules;

    @Autowired
    Texts texts;

    @Test
    void everyPersonalColumnIsFoundOrSaysWhyNot() throws IOException {
        Set<String> open = new TreeSet<>(personal());
        open.removeAll(found());
        open.removeAll(apart());
        if (apart().contains("*.*_by")) {
            open.removeIf(column -> column.endsWith("_by"));
        }

        assertThat(open)
                .as("add it to a PersonalData of its module, or to docs/columns-apart.csv with the reason")
                .isEmpty();
    }

    @Test
    void whatIsFoundOrApartIsPersonalAndStandsInOnePlace() throws IOException {
        assertThat(personal()).containsAll(found());
        assertThat(apart()).filteredOn(column -> !column.startsWith("*")).isSubsetOf(personal());
        assertThat(apart()).doesNotContainAnyElementsOf(found());
    }

    @Test
    void everyKindHasAnOwnNameAndATitle() {
        assertThat(modules).extracting(PersonalData::name).doesNotHaveDuplicates();
        assertThat(modules).allMatch(data -> texts.dutch().has("personal." + data.name()));
    }

    private Set<String> found() {
        return modules.stream().flatMap(data -> data.columns().stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> personal() throws IOException {
        return Files.readAllLines(Path.of("docs/columns.csv")).stream()
                .filter(line -> line.endsWith(";personal"))
                .map(PersonalColumnsTest::column)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> apart() throws IOException {
        return Files.readAllLines(Path.of("docs/columns-apart.csv")).stream()
                .skip(1)
                .map(PersonalColumnsTest::column)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String column(String line) {
        String[] cells = line.split(";");
        return cells[0] + "." + cells[1];
    }
}
