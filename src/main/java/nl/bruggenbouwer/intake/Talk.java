package nl.bruggenbouwer.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import org.jspecify.annotations.Nullable;

/**
 * A first talk (voorgesprek) of a traject.
 *
 * @param present organisations and functions that were there, never what somebody thought
 * @param heldOn null while it was not held
 * @param filled codes of the blocks in which something was filled in
 */
public record Talk(
        AreaId area,
        UUID id,
        UUID engagement,
        Kind kind,
        Plan plan,
        TalkForm form,
        List<String> present,
        @Nullable LocalDate heldOn,
        @Nullable Instant cancelledAt,
        @Nullable Outcome outcome,
        List<String> filled) {

    /** With whom. */
    public enum Kind {
        MUNICIPALITY,
        PROFESSIONALS,
        ORGANISATIONS
    }

    /**
     * When and where.
     *
     * @param on null while no day was agreed
     * @param place may be empty
     */
    public record Plan(@Nullable LocalDate on, @Nullable LocalTime at, String place, boolean online) {}

    /** What came of the talk for the traject. */
    public record Outcome(Choice choice, @Nullable LocalDate until, Fact.@Nullable Reason reason, Instant at, UUID by) {

        /** Go on; rest until a day; stop. */
        public enum Choice {
            GO,
            LATER,
            NO
        }
    }

    /**
     * A block as somebody saved it.
     *
     * @param values by code of the field: a text, or the codes that were chosen
     * @param version counts up with each saving; 0 = never saved
     */
    public record Filled(
            Map<String, List<String>> values,
            int version,
            @Nullable Instant at,
            @Nullable UUID by) {

        static final Filled NOTHING = new Filled(Map.of(), 0, null, null);

        public List<String> of(TalkForm.Field field) {
            return values.getOrDefault(field.code(), List.of());
        }

        /** A text, a day, a number or the code that was chosen; empty when there is none. */
        public String text(TalkForm.Field field) {
            return of(field).stream().findFirst().orElse("");
        }
    }

    public boolean held() {
        return heldOn != null;
    }

    public boolean cancelled() {
        return cancelledAt != null;
    }
}
