package nl.bruggenbouwer.privacy;

import java.time.Instant;
import java.util.List;
import org.springframework.boot.test.context.TestComponent;

/** The nightly erasure of one kind of record, at a night of a test's choice. */
@TestComponent
public class Nights {

    private final Retentions retentions;
    private final List<Retention> kinds;

    Nights(Retentions retentions, List<Retention> kinds) {
        this.retentions = retentions;
        this.kinds = kinds;
    }

    public void erase(String kind, Instant night) {
        retentions.erase(
                kinds.stream().filter(k -> k.name().equals(kind)).findFirst().orElseThrow(), night);
    }
}
