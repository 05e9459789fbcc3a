package nl.bruggenbouwer.notifications;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Starts a minute from now, so that what was just written is due; whole microseconds, as the database keeps them. */
class MovableClock extends Clock {

    private Instant now = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 60);

    void pass(Duration time) {
        now = now.plus(time);
    }

    void set(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
