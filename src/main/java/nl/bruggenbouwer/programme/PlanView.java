package nl.bruggenbouwer.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.bruggenbouwer.disclosure.Side;
import nl.bruggenbouwer.web.Text;

/**
 * The versions of a programme as their page shows them.
 *
 * @param mayRemark as the LKHA's adviser
 * @param lines the newest first
 * @param municipality to whom of the municipality it can be mailed, by value
 * @param organisations that were chosen to agree for their side
 */
public record PlanView(
        ProgrammeView programme,
        boolean mayRemark,
        List<Line> lines,
        Map<String, String> municipality,
        List<Representative> organisations) {

    /** So many signs has a remark, or the answer to an objection, at most. */
    public static final int LONGEST = 600;

    /**
     * @param differences with the version before it
     * @param shared address of the page for all who took part; empty when there is none
     * @param passable parties without whose answer it may go on
     * @param remarkedBy who made the remark
     * @param names of organisations by party, for who sees those that are not public
     */
    public record Line(
            PlanVersion version,
            List<String> differences,
            String shared,
            Set<UUID> passable,
            String remarkedBy,
            Map<UUID, String> names) {

        public String name(PlanParty party) {
            return names.getOrDefault(party.id(), party.label());
        }

        public List<String> decision(Text t) {
            return PlanWords.decision(version, names, t);
        }
    }

    /**
     * @param hidden its name does not go into the plan, which others read
     * @param contacts to whom of it the link can be mailed, by id
     */
    public record Representative(UUID id, String name, boolean hidden, Map<String, String> contacts) {

        public String field() {
            return "org-" + id;
        }
    }

    /** To whom the link of a party can be mailed, by value. */
    public Map<String, String> choices(PlanParty party) {
        return party.side() == Side.MUNICIPALITY
                ? municipality
                : organisations.stream()
                        .filter(one -> one.id().equals(party.organisation()))
                        .findFirst()
                        .map(Representative::contacts)
                        .orElse(Map.of());
    }

    public String address() {
        return programme.address() + "/akkoord";
    }

    /** Whether so many organisations were chosen that they can agree for their side. */
    public boolean enoughOrganisations() {
        return organisations.size() >= PlanVersion.ORGANISATIONS;
    }

    /** Whether there is something to lay before the sides: the newest version looks like the programme no more. */
    public boolean proposable() {
        Programme now = programme.programme();
        return now != null
                && !now.content().items().isEmpty()
                && (lines.isEmpty() || lines.get(0).version().revision() != now.revision());
    }
}
