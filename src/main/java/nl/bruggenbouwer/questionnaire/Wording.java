package nl.bruggenbouwer.questionnaire;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.bruggenbouwer.disclosure.Side;

/** What each side reads. A side without words is not asked. */
public record Wording(Map<Side, String> perSide) {

    public Wording {
        Map<Side, String> copy = new EnumMap<>(Side.class);
        copy.putAll(perSide);
        perSide = Collections.unmodifiableMap(copy);
    }

    static Wording same(String text, Set<Side> sides) {
        Map<Side, String> perSide = new EnumMap<>(Side.class);
        sides.forEach(side -> perSide.put(side, text));
        return new Wording(perSide);
    }

    public Set<Side> sides() {
        return perSide.keySet();
    }

    /** What this side reads; it must be asked. */
    public String of(Side side) {
        return Optional.ofNullable(perSide.get(side)).orElseThrow();
    }

    /** One wording where sides are shown together: that of the first side asked. */
    public String shared() {
        return perSide.values().iterator().next();
    }

    Wording only(Set<Side> sides) {
        Map<Side, String> kept = new EnumMap<>(Side.class);
        perSide.forEach((side, text) -> {
            if (sides.contains(side)) {
                kept.put(side, text);
            }
        });
        return new Wording(kept);
    }
}
