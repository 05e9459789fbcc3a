package nl.bruggenbouwer.identity;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The word by which an area is known in addresses. It may not be the first word of any other route. */
@Component
class Slugs {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{1,40}");

    private final ObjectProvider<RequestMappingHandlerMapping> routes;

    Slugs(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> routes) {
        this.routes = routes;
    }

    static boolean wellFormed(String slug) {
        return FORM.matcher(slug).matches();
    }

    /** "Súdwest-Fryslân" becomes "sudwest-fryslan". */
    static String from(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > 41 ? plain.substring(0, 41) : plain;
        return cut.replaceAll("^-+|-+$", "");
    }

    boolean reserved(String slug) {
        return firstWords().contains(slug);
    }

    /** The first word of every route that does not begin with the area itself. */
    Set<String> firstWords() {
        return routes.getObject().getHandlerMethods().keySet().stream()
                .flatMap(route -> route.getPatternValues().stream())
                .map(pattern -> pattern.split("/", 3))
                .filter(parts -> parts.length > 1 && !parts[1].isEmpty() && !parts[1].startsWith("{"))
                .map(parts -> parts[1])
                .collect(Collectors.toSet());
    }
}
