package nl.bruggenbouwer.quickscan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Mail addresses as somebody pasted them: one per line, or with commas or semicolons between them. */
record AddressList(Set<String> good, List<String> bad) {

    private static final Pattern ADDRESS =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*\\.[A-Za-z]{2,24}");

    static AddressList read(String pasted) {
        Set<String> good = new LinkedHashSet<>();
        List<String> bad = new ArrayList<>();
        for (String part : pasted.split("[\\s,;]+")) {
            if (part.isEmpty()) {
                continue;
            }
            if (part.length() <= 254 && ADDRESS.matcher(part).matches()) {
                good.add(part.toLowerCase(Locale.ROOT));
            } else {
                bad.add(part);
            }
        }
        return new AddressList(good, bad);
    }
}
