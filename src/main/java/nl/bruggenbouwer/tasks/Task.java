package nl.bruggenbouwer.tasks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.identity.Role;
import nl.bruggenbouwer.menu.Arranger;
import org.jspecify.annotations.Nullable;

/**
 * Something that has to be arranged for a traject.
 *
 * @param edit counts its changes: who saves over another number saw an older task
 * @param side whose it is
 * @param owner the account that has it; null = nobody by name
 * @param due before when; null = not said
 * @param item the item of the programme for which it is, or null
 * @param line of the checklist from which it was made; null = somebody typed it
 * @param countedFrom the half day from which its date was counted, and which it follows; null = somebody chose the date
 * @param movedFrom its date before it followed that half day
 */
public record Task(
        AreaId area,
        UUID id,
        UUID engagement,
        int edit,
        String title,
        Kind kind,
        Arranger side,
        @Nullable UUID owner,
        @Nullable LocalDate due,
        @Nullable UUID item,
        @Nullable Integer line,
        @Nullable Instant doneAt,
        @Nullable UUID doneBy,
        @Nullable LocalDate countedFrom,
        @Nullable LocalDate movedFrom) {

    /** What sort of thing has to be arranged. */
    public enum Kind {
        LOCATION,
        CATERING,
        PUBLICITY,
        RECRUITMENT,
        CONTACTS,
        TRAINERS,
        OTHER
    }

    public boolean open() {
        return doneAt == null;
    }

    public boolean late(LocalDate today) {
        return open() && due != null && due.isBefore(today);
    }

    /** Whether this person has it: by name, or because nobody has and it is the person's side's; a coordinator looks after organisations. */
    public boolean of(Member member) {
        return owner == null ? sideOf(member) : owner.equals(member.account());
    }

    private boolean sideOf(Member member) {
        return switch (side) {
            case ALLIANCE, ORGANISATIONS -> member.is(Role.COORDINATOR, area);
            case MUNICIPALITY -> member.is(Role.MUNICIPALITY, area);
        };
    }

    Task with(int otherEdit) {
        return new Task(
                area,
                id,
                engagement,
                otherEdit,
                title,
                kind,
                side,
                owner,
                due,
                item,
                line,
                doneAt,
                doneBy,
                countedFrom,
                movedFrom);
    }

    /** With a date that somebody chose; the same date again is no choice. */
    Task with(@Nullable LocalDate otherDue) {
        boolean same = Objects.equals(due, otherDue);
        return new Task(
                area,
                id,
                engagement,
                edit,
                title,
                kind,
                side,
                owner,
                otherDue,
                item,
                line,
                doneAt,
                doneBy,
                same ? countedFrom : null,
                same ? movedFrom : null);
    }
}
