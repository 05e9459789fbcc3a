package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.network.Network;
import nl.bruggenbouwer.network.Organisation;
import nl.bruggenbouwer.network.Sight;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The organisations that take part, as they are chosen in a talk from the network. Names only, and only of those that may be
 * seen: others look on.
 */
@Component
@Transactional
class Parties {

    private static final Sight LOOKED_ON = new Sight(false, null);

    private final PartySql sql;
    private final Network network;
    private final Audit audit;
    private final Clock clock;

    Parties(PartySql sql, Network network, Audit audit, Clock clock) {
        this.sql = sql;
        this.network = network;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The parties of a talk.
     *
     * @param hidden how many there are that are not public
     * @param choices names by id of those that can be added
     * @param missing voices that none of them brings
     */
    public record Chosen(
            List<Organisation> organisations,
            int hidden,
            Map<String, String> choices,
            Set<Organisation.Voice> missing) {

        public static final Chosen NONE = new Chosen(List.of(), 0, Map.of(), Set.of());

        /** The names on one line. */
        public String names() {
            return organisations.stream().map(Organisation::name).collect(Collectors.joining(", "));
        }
    }

    @Transactional(readOnly = true)
    public Chosen of(Talk talk) {
        if (talk.form().blocks().stream().noneMatch(block -> block.shows() == TalkForm.Shows.PARTIES)) {
            return Chosen.NONE;
        }
        List<UUID> ids = sql.of(talk.area(), talk.id());
        List<Organisation> organisations = ids.stream()
                .flatMap(id -> network.find(talk.area(), id, LOOKED_ON).stream())
                .distinct()
                .toList();
        Map<String, String> choices = new LinkedHashMap<>();
        network.choices(talk.area(), LOOKED_ON).stream()
                .filter(choice -> !ids.contains(choice.id()))
                .forEach(choice -> choices.put(choice.id().toString(), choice.name()));
        Set<Organisation.Voice> missing = EnumSet.allOf(Organisation.Voice.class);
        organisations.forEach(organisation -> {
            missing.removeAll(organisation.voices());
            missing.removeIf(voice -> voice.name().equals(organisation.kind().name()));
        });
        return new Chosen(organisations, ids.size() - organisations.size(), choices, missing);
    }

    /** Adds one of the network; empty when it is not there. */
    public Optional<UUID> add(Talk talk, UUID organisation, UUID by) {
        return network.find(talk.area(), organisation, LOOKED_ON).map(found -> {
            add(talk.area(), talk, found.id(), by);
            return found.id();
        });
    }

    /** Adds one that was typed; it is in the network from now on, once. */
    public void addNew(Talk talk, String name, Side side, Organisation.Kind kind, UUID by) {
        add(talk.area(), talk, network.addIfNew(talk.area(), name, side, kind, by), by);
    }

    private void add(AreaId area, Talk talk, UUID organisation, UUID by) {
        sql.add(area, talk.id(), organisation, by, clock.instant());
        audit.record(area, by, "talk party added", organisation);
    }

    public void remove(Talk talk, UUID organisation, UUID by) {
        sql.remove(talk.area(), talk.id(), organisation);
        audit.record(talk.area(), by, "talk party removed", organisation);
    }
}
