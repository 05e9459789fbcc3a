package nl.bruggenbouwer.programme;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.intake.Engagements;
import nl.bruggenbouwer.menu.Menu;
import nl.bruggenbouwer.menu.Offer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Composes a programme for the demo, a step at a time, as a coordinator does. */
@Component
public class SeedProgramme {

    private final ComposeProgramme compose;
    private final ProgrammeSql sql;
    private final Menu menu;
    private final Engagements engagements;
    private final TransactionTemplate transaction;

    SeedProgramme(
            ComposeProgramme compose,
            ProgrammeSql sql,
            Menu menu,
            Engagements engagements,
            TransactionTemplate webTransaction) {
        this.compose = compose;
        this.sql = sql;
        this.menu = menu;
        this.engagements = engagements;
        this.transaction = webTransaction;
    }

    /**
     * One item.
     *
     * @param offer code of the menu, which then gives the title; null = of the own making
     * @param inDays on which days from now it is given
     */
    public record Piece(
            Item.Kind kind,
            @Nullable String offer,
            String title,
            String wish,
            String who,
            String counted,
            int times,
            @Nullable Integer size,
            List<Integer> inDays) {}

    /**
     * What is composed.
     *
     * @param from the hours and the place of each session
     * @param waived the reason, by wish
     */
    public record Draft(
            List<Piece> pieces, LocalTime from, LocalTime until, String place, Map<String, String> waived) {}

    /** Composes the programme of a traject; none when it has one. */
    public void compose(AreaId area, UUID engagement, Draft draft, UUID by) {
        Tenancy.in(
                area,
                () -> transaction.executeWithoutResult(status -> {
                    if (sql.of(area, engagement).isEmpty()) {
                        draft.pieces().forEach(piece -> compose.add(area, engagement, List.of(item(draft, piece)), by));
                        draft.waived()
                                .forEach((wish, reason) -> compose.change(
                                        area,
                                        engagement,
                                        content -> content.waiving(new Content.Waived(wish, reason)),
                                        by));
                    }
                }));
    }

    private Item item(Draft draft, Piece piece) {
        Offer offer = piece.offer() == null ? null : menu.current(piece.offer());
        LocalDate today = engagements.today();
        List<Item.PlannedSession> sessions = new ArrayList<>();
        piece.inDays()
                .forEach(days -> sessions.add(
                        new Item.PlannedSession(today.plusDays(days), draft.from(), draft.until(), draft.place())));
        return new Item(
                UUID.randomUUID(),
                1,
                piece.kind(),
                offer == null ? null : offer.id(),
                offer == null ? piece.title() : offer.name(),
                List.of(piece.wish()),
                List.of(),
                List.of(),
                Set.of(),
                Set.of(),
                Set.of(Side.values()),
                "",
                piece.size(),
                piece.times(),
                "",
                false,
                "",
                false,
                "",
                piece.who(),
                piece.counted(),
                "",
                sessions);
    }
}
