package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.UUID;
import nl.bruggenbouwer.questionnaire.CollaborationForm;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed (afspraak): who does what, before when. Kept to the end, also when it is done or no longer wanted.
 *
 * @param who an organisation or a function
 * @param wish the wish it answers; may be empty
 * @param theme code of a theme, or null
 * @param talk the talk in which it was made, or null
 */
public record Agreement(
        UUID id,
        String who,
        String what,
        @Nullable LocalDate due,
        String wish,
        @Nullable CollaborationForm form,
        @Nullable String theme,
        @Nullable LocalDate doneOn,
        @Nullable LocalDate droppedOn,
        @Nullable UUID talk) {

    public boolean open() {
        return doneOn == null && droppedOn == null;
    }
}
