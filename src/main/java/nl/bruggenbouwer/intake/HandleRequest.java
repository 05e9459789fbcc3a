package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.NotFound;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What the Alliantie and the LKHA do with a request: take it, give it back, refuse it, make a traject of it. */
@Component
class HandleRequest {

    /** What came of it. */
    enum Result {
        DONE,
        /** Somebody else has it. */
        TAKEN,
        /** It became a traject, or was refused. */
        ENDED
    }

    private final RequestSql requests;
    private final EngagementSql engagements;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    HandleRequest(
            RequestSql requests, EngagementSql engagements, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.requests = requests;
        this.engagements = engagements;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    Result take(UUID id, UUID by) {
        return step(List.of(AreaId.NATIONAL), id, by, request -> {
            if (!by.equals(request.takenBy())) {
                requests.take(id, by, clock.instant());
                audit.record(AreaId.NATIONAL, by, "request taken", id);
            }
            return Result.DONE;
        });
    }

    /** Also what somebody else has: people fall ill. */
    Result giveBack(UUID id, UUID by) {
        return open(List.of(AreaId.NATIONAL), id, request -> {
            requests.take(id, null, clock.instant());
            audit.record(AreaId.NATIONAL, by, "request given back", id);
            return Result.DONE;
        });
    }

    Result refuse(UUID id, Request.Refusal reason, UUID by) {
        return step(List.of(AreaId.NATIONAL), id, by, request -> {
            requests.refuse(id, reason, by, clock.instant());
            audit.record(AreaId.NATIONAL, by, "request refused", id);
            return Result.DONE;
        });
    }

    /** A traject of an area in which this person is a coordinator; it was asked for on the day of the request. */
    Result becomesTraject(UUID id, Area area, UUID engagement, UUID by) {
        return step(List.of(AreaId.NATIONAL, area.id()), id, by, request -> {
            LocalDate asked = LocalDate.ofInstant(request.receivedAt(), Time.ZONE);
            engagements.add(area.id(), engagement, area.name(), by, clock.instant());
            engagements.addFact(area.id(), engagement, Fact.of(Fact.Kind.REQUESTED, asked, id, by), clock.instant());
            requests.becomes(id, area.id(), engagement, by, clock.instant());
            audit.record(AreaId.NATIONAL, by, "request became a traject", id);
            audit.record(area.id(), by, "traject begun", engagement);
            return Result.DONE;
        });
    }

    /** A step on a request that is nobody else's. */
    private Result step(List<AreaId> areas, UUID id, UUID by, Function<Request, Result> work) {
        return open(areas, id, request -> {
            UUID taken = request.takenBy();
            return taken == null || taken.equals(by) ? work.apply(request) : Result.TAKEN;
        });
    }

    private Result open(List<AreaId> areas, UUID id, Function<Request, Result> work) {
        return Tenancy.in(
                areas,
                () -> transaction.execute(status -> {
                    Request request = requests.lock(id).orElseThrow(NotFound::new);
                    return request.open() ? work.apply(request) : Result.ENDED;
                }));
    }
}
