package nl.bruggenbouwer.quickscan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.bruggenbouwer.web.Input;

/** Mail addresses as somebody pasted them: one per line, or with commas or semicolons between them. */
record AddressList(Set<String> good, List<String> bad) {

    static AddressList read(String pasted) {
        Set<String> good = new LinkedHashSet<>();
        List<String> bad = new ArrayList<>();
        for (String part : pasted.split("[\\s,;]+")) {
            if (part.isEmpty()) {
                continue;
            }
            if (Input.isMailAddress(part)) {
                good.add(part.toLowerCase(Locale.ROOT));
            } else {
                bad.add(part);
            }
        }
        return new AddressList(good, bad);
    }
}
