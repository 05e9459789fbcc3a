package nl.bruggenbouwer.questionnaire;

import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Side;
import org.jspecify.annotations.Nullable;

/** One question. Each may be skipped; who has no text for it is not asked. */
public sealed interface Question {

    String code();

    Wording text();

    /** One or two sentences of help under the question. */
    @Nullable
    String help();

    default Set<Side> sides() {
        return text().sides();
    }

    /** A question with options to choose from. */
    sealed interface Choice extends Question {

        List<Option> options();

        /** The options that this side sees, in order. */
        default List<Option> optionsFor(Side side) {
            return options().stream()
                    .filter(option -> option.sides().contains(side))
                    .toList();
        }
    }

    /**
     * One answer at most.
     *
     * @param figure the options that are published together, as one figure; empty: each option is published
     */
    record SingleChoice(String code, Wording text, @Nullable String help, List<Option> options, Set<String> figure)
            implements Choice {
        public SingleChoice {
            options = List.copyOf(options);
            figure = Set.copyOf(figure);
        }
    }

    /**
     * Any number of answers.
     *
     * @param sensitive published in wider bands
     */
    record MultipleChoice(
            String code, Wording text, @Nullable String help, List<Option> options, boolean sensitive)
            implements Choice {
        public MultipleChoice {
            options = List.copyOf(options);
        }
    }

    /** Own words. Two people read them before anything is shown. */
    record FreeText(String code, Wording text, @Nullable String help) implements Question {}
}
