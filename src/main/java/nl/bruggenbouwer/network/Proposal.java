package nl.bruggenbouwer.network;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;

/**
 * An organisation presented itself by the public form, or an umbrella organisation introduced it (aanmelding); it is in the network only when a coordinator says so.
 *
 * @param introduced by which umbrella organisation; null = it came by the public form
 * @param held why it was held back as spam; null = it was not
 */
public record Proposal(
        UUID id,
        LocalDate receivedOn,
        @Nullable Introduced introduced,
        @Nullable Held held,
        Content content) {

    /**
     * An umbrella organisation introduced it.
     *
     * @param by account of its representative
     */
    public record Introduced(UUID umbrella, UUID by) {}

    /** What made it look like spam. */
    public enum Held {
        /** A field that people do not see was filled in. */
        FILLED_TRAP,
        TOO_FAST,
        TOO_MANY
    }

    /**
     * What was sent.
     *
     * @param typed the fields of {@link ProposalForm}
     * @param agreed the words of each purpose to which the contact agreed, as they were shown
     * @param version of those words
     */
    public record Content(Map<String, List<String>> typed, Map<Purpose, String> agreed, String version) {}

    public ProposalForm form() {
        return new ProposalForm(new LinkedMultiValueMap<>(content.typed()));
    }
}
