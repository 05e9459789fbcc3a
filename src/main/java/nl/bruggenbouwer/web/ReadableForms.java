package nl.bruggenbouwer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what nobody can have typed: NUL, control characters, broken UTF-8. PostgreSQL could not keep it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ReadableForms extends OncePerRequestFilter {

    private static final String BROKEN = ReadableForms.class.getName();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
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

    private static boolean readable(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r'
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFD);
    }
}
