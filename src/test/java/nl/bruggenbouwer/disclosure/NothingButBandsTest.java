package nl.bruggenbouwer.disclosure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** By construction: exact counts reach the publications only, of a scan and of a vote, and leave them as bands or steps. */
class NothingButBandsTest {
    private static final JavaClasses MODULE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("nl.bruggenbouwer.disclosure");

    @Test
    void only_the_publications_know_exact_counts() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(Publication.class, EqualSides.class, Tally.class)
                .should()
                .dependOnClassesThat()
                .areAssignableTo(Tally.class)
                .check(MODULE);
    }

    @Test
    void the_module_needs_nothing_but_java() {
        classes()
                .should()
                .onlyDependOnClassesThat(JavaClass.Predicates.resideInAnyPackage(
                        "java..", "org.jspecify..", "nl.bruggenbouwer.disclosure"))
                .check(MODULE);
    }

    private static IntStream seeds() {
        return IntStream.range(0, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answers_that_fall_in_the_same_bands_cannot_be_told_apart_from_the_outcome(int seed) {
        Random random = new Random(seed);
        Scan scan = Scan.random(random);
        Published published = scan.published();

        Scan other = withOtherAnswers(scan, published, random);

        assertThat(other.published()).isEqualTo(published);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void what_is_shown_of_whom_depends_on_the_numbers_of_forms_only(int seed) {
        Scan scan = Scan.random(new Random(seed));
        List<Scan.Person> silent = scan.people().stream()
                .map(p -> new Scan.Person(p.side(), p.late(), new int[p.ticks().length]))
                .toList();
        Published none = new Scan(scan.invited(), scan.questions(), silent).published();

        Published published = scan.published();

        assertThat(none.groups()).isEqualTo(published.groups());
        assertThat(shape(none)).isEqualTo(shape(published));
    }

    private static List<List<Boolean>> shape(Published published) {
        return published.rows().stream()
                .map(row -> row.cells().stream().map(Cell::shown).toList())
                .toList();
    }

    /** Changes answers one by one, and keeps each change that leaves all counts within their bands. */
    private static Scan withOtherAnswers(Scan scan, Published published, Random random) {
        List<Scan.Person> people = new ArrayList<>(scan.people());
        int changed = 0;
        for (int i = 0; i < people.size(); i++) {
            Scan.Person person = people.get(i);
            int[] ticks = person.ticks().clone();
            ticks[0] ^= 1 << random.nextInt(scan.questions().get(0).options().size());
            people.set(i, new Scan.Person(person.side(), person.late(), ticks));
            boolean same = new Scan(scan.invited(), scan.questions(), people)
                    .published()
                    .equals(published);
            changed += same ? 1 : 0;
            if (!same) {
                people.set(i, person);
            }
        }
        assertThat(people.isEmpty() || changed > 0).isTrue();
        return new Scan(scan.invited(), scan.questions(), people);
    }
}
