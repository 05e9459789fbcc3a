package nl.bruggenbouwer.notifications;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.start.Time;
import org.springframework.stereotype.Component;

/** A phone stays quiet at night: mail that nobody waits for goes out from 8 to 20 o'clock, Dutch time. */
@Component
class SendingHours {

    private static final LocalTime MORNING = LocalTime.of(8, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    private final boolean always;

    /** In the demo somebody looks on, at any hour. */
    SendingHours(Settings settings) {
        always = settings.demo();
    }

    /** The first moment from {@code at} on at which a mail of this kind may go out. */
    Instant from(MailKind kind, Instant at) {
        return kind.atOnce() || day(at) ? at : morning(at);
    }

    /** Whether mail of every kind may go out now. */
    boolean day(Instant at) {
        LocalTime time = LocalTime.ofInstant(at, Time.ZONE);
        return always || !time.isBefore(MORNING) && time.isBefore(EVENING);
    }

    private static Instant morning(Instant night) {
        ZonedDateTime local = night.atZone(Time.ZONE);
        return local.toLocalTime().isBefore(MORNING)
                ? local.with(MORNING).toInstant()
                : local.plusDays(1).with(MORNING).toInstant();
    }
}
