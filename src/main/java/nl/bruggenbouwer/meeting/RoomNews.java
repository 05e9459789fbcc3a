package nl.bruggenbouwer.meeting;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells phones and screens that there is something else to see. Each program looks for its own listeners once a second, so that
 * two programs need not know each other; without listeners it does not look.
 */
@Component
class RoomNews {

    private static final Logger LOG = LoggerFactory.getLogger(RoomNews.class);
    private static final Duration LONGEST = Duration.ofMinutes(30); // then the browser asks again
    private static final int SILENT_ROUNDS = 15;

    /** More than phones and screens of one room. */
    private static final int MOST = 400;

    private final JointMeetingSql meetings;
    private final RoomSql room;
    private final Clock clock;
    private final Map<Place, List<Listener>> listeners = new ConcurrentHashMap<>();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "room-news");
        thread.setDaemon(true);
        return thread;
    });
    private int rounds;

    RoomNews(JointMeetingSql meetings, RoomSql room, Clock clock) {
        this.meetings = meetings;
        this.room = room;
        this.clock = clock;
        looking.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
    }

    private record Place(AreaId area, UUID meeting) {}

    /** A browser that waits, and what it saw last. */
    private static final class Listener {
        private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
        private String seen = "";
    }

    /** Tells this browser the mark of each {@link Stage} of the meeting, the one of now first. */
    SseEmitter listen(AreaId area, UUID meeting) {
        Place place = new Place(area, meeting);
        Listener listener = new Listener();
        listener.emitter.onCompletion(() -> forget(place, listener));
        listener.emitter.onTimeout(listener.emitter::complete);
        List<Listener> all = listeners.compute(place, (p, some) -> {
            List<Listener> now = some == null ? new CopyOnWriteArrayList<>() : some;
            if (now.size() < MOST) {
                now.add(listener);
            }
            return now;
        });
        if (!all.contains(listener)) {
            listener.emitter.complete(); // the page then asks again by itself now and then
        }
        return listener.emitter;
    }

    private void forget(Place place, Listener listener) {
        listeners.computeIfPresent(place, (p, all) -> {
            all.remove(listener);
            return all.isEmpty() ? null : all;
        });
    }

    private void look() {
        rounds++;
        listeners.forEach((place, all) -> {
            try {
                String mark = mark(place);
                all.forEach(listener -> tell(place, listener, mark));
            } catch (RuntimeException e) { // one room that fails must not silence the others
                LOG.warn("The room cannot be looked at now: {}", e.getClass().getSimpleName());
            }
        });
    }

    private String mark(Place place) {
        return Tenancy.in(
                place.area(),
                () -> meetings.find(place.area(), place.meeting())
                        .map(meeting -> room.stage(meeting, clock.instant()).mark())
                        .orElse("CLOSED-0"));
    }

    /** The mark when it is new; now and then a word, by which both sides notice a broken line. */
    private void tell(Place place, Listener listener, String mark) {
        try {
            if (!listener.seen.equals(mark)) {
                listener.seen = mark;
                listener.emitter.send(SseEmitter.event().data(mark));
            } else if (rounds % SILENT_ROUNDS == 0) {
                listener.emitter.send(SseEmitter.event().name("still").data("here"));
            }
        } catch (IOException | IllegalStateException e) {
            forget(place, listener); // the browser went away
        }
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        looking.shutdownNow();
        listeners.values().forEach(all -> all.forEach(listener -> listener.emitter.complete()));
    }
}
