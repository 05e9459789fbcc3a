package nl.bruggenbouwer.meeting;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.disclosure.Side;

/** What the people who are invited answered, in numbers. */
public record Replies(List<Invitation> all) {

    /** Somebody who is invited. */
    public record Invited(UUID id, String name, String organisation, boolean answered, boolean reminded) {}

    public long count(Invitation.Coming coming) {
        return answered(coming).count();
    }

    public long count(Invitation.Coming coming, Side side) {
        return answered(coming).filter(one -> one.side() == side).count();
    }

    private Stream<Invitation> answered(Invitation.Coming coming) {
        return all.stream().filter(one -> one.coming() == coming);
    }

    /** How many ask for an interpreter, by language. */
    public Map<String, Integer> interpreters() {
        Map<String, Integer> languages = new TreeMap<>();
        needs().map(Invitation.Needs::interpreter)
                .filter(language -> !language.isEmpty())
                .forEach(language -> languages.merge(language, 1, Integer::sum));
        return languages;
    }

    public long childcare() {
        return needs().filter(Invitation.Needs::childcare).count();
    }

    public long travel() {
        return needs().filter(Invitation.Needs::travel).count();
    }

    private Stream<Invitation.Needs> needs() {
        return all.stream().map(Invitation::needs);
    }
}
