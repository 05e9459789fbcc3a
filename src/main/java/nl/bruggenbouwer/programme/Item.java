package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.menu.WorkForm;
import org.jspecify.annotations.Nullable;

/**
 * One item of a programme (onderdeel).
 *
 * @param edit counts its changes: who saves over another number saw an older item
 * @param offer the version of the menu's offer that was chosen; null = of the own making
 * @param wishes codes of the wishes that it answers
 * @param questions that people want answered
 * @param forWhom the target group in words
 * @param size people at most; null = not said
 * @param times how often it is given
 * @param period when it is wished, in words
 * @param languages in which it is given
 * @param trainers what trainers are wanted
 * @param who who does it (of a collaboration item)
 * @param counted how is counted whether it was done (of a collaboration item)
 * @param why the reason that it is in the programme
 */
public record Item(
        UUID id,
        int edit,
        Kind kind,
        @Nullable UUID offer,
        String title,
        List<String> wishes,
        List<String> themes,
        List<String> questions,
        Set<Aim> aims,
        Set<WorkForm> forms,
        Set<Side> sides,
        String forWhom,
        @Nullable Integer size,
        int times,
        String period,
        boolean online,
        String languages,
        boolean interpreter,
        String trainers,
        String who,
        String counted,
        String why,
        List<PlannedSession> sessions) {

    /** The form has so many rows. */
    static final int MOST_SESSIONS = 20;

    /** What sort of item it is. */
    public enum Kind {
        TRAINING,
        SUPPORT,
        BRIDGE,
        ADVICE;

        /** Without such an item a plan cannot be agreed: training alone changes little. */
        public boolean collaboration() {
            return this != TRAINING;
        }
    }

    /** What people have afterwards. */
    public enum Aim {
        KNOWLEDGE,
        ATTITUDE,
        SKILLS
    }

    /** A half day on which it is given. */
    public record PlannedSession(LocalDate day, LocalTime from, LocalTime until, String place) {

        /** Half days are in this order. */
        static final Comparator<PlannedSession> IN_TIME =
                Comparator.comparing(session -> session.day().atTime(session.from()));

        /** Whether it is given at the same time. */
        boolean coincides(PlannedSession other) {
            return new PlannedSession(day, from, until, other.place).equals(other);
        }
    }

    /** An item of which only the reason is known. */
    static Item of(UUID id, Kind kind, @Nullable UUID offer, String title, List<String> wishes, String why) {
        return new Item(
                id,
                1,
                kind,
                offer,
                title,
                wishes,
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(Side.values()),
                "",
                null,
                1,
                "",
                false,
                "",
                false,
                "",
                "",
                "",
                why,
                List.of());
    }

    /** The same in another programme: to be planned anew. */
    Item copy(UUID newId) {
        return as(newId, 1, "", List.of());
    }

    Item edited(int newEdit) {
        return as(id, newEdit, period, sessions);
    }

    /** With a half day that was chosen, at the place of the one that was chosen before; full, or planned already, it stays as it is. */
    Item planned(Optional<PlannedSession> before, PlannedSession chosen) {
        Optional<PlannedSession> old =
                before.flatMap(gone -> sessions.stream().filter(gone::coincides).findFirst());
        List<PlannedSession> all = new ArrayList<>(sessions);
        old.ifPresent(all::remove);
        if (all.size() < MOST_SESSIONS && all.stream().noneMatch(chosen::coincides)) {
            all.add(new PlannedSession(
                    chosen.day(),
                    chosen.from(),
                    chosen.until(),
                    old.map(PlannedSession::place).orElse(chosen.place())));
        }
        all.sort(PlannedSession.IN_TIME);
        return as(id, edit, period, all);
    }

    private Item as(UUID otherId, int otherEdit, String otherPeriod, List<PlannedSession> otherSessions) {
        return new Item(
                otherId,
                otherEdit,
                kind,
                offer,
                title,
                wishes,
                themes,
                questions,
                aims,
                forms,
                sides,
                forWhom,
                size,
                times,
                otherPeriod,
                online,
                languages,
                interpreter,
                trainers,
                who,
                counted,
                why,
                otherSessions);
    }
}
