package nl.bruggenbouwer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what nobody can have typed: NUL, control characters, broken UTF-8. PostgreSQL could not keep it. And files that are far too
 * large, before they are read.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ReadableForms extends OncePerRequestFilter {

    private static final String BROKEN = ReadableForms.class.getName();
    /** A form with a file; only films are larger. */
    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private static final Pattern FILMS = Pattern.compile("/landelijk/modulen/[^/]+/films");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isTooLarge(request)) {
            request.setAttribute(BROKEN, true);
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        Map<String, String[]> parameters;
        try {
            parameters = request.getParameterMap();
        } catch (InvalidParameterException broken) { // too big, or no form at all
            request.setAttribute(BROKEN, true);
            response.sendError(broken.getErrorCode());
            return;
        }
        boolean readable = parameters.entrySet().stream()
                .allMatch(entry -> readable(entry.getKey())
                        && Arrays.stream(entry.getValue()).allMatch(ReadableForms::readable));
        if (readable) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Whether asking for a parameter of this request would fail. */
    static boolean isBroken(HttpServletRequest request) {
        return request.getAttribute(BROKEN) != null;
    }

    private static boolean isTooLarge(HttpServletRequest request) {
        String type = request.getContentType();
        long length = request.getContentLengthLong();
        return type != null
                && type.toLowerCase(Locale.ROOT).startsWith("multipart/")
                && !FILMS.matcher(request.getRequestURI()).matches()
                && (length < 0 || length > MOST_BYTES);
    }

    private static boolean readable(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r'
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFD);
    }
}
