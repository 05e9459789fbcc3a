package nl.bruggenbouwer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Refuses what nobody can have typed: NUL, control characters, broken UTF-8. PostgreSQL could not keep it. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Readable extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean readable = request.getParameterMap().entrySet().stream()
                .allMatch(entry -> readable(entry.getKey())
                        && Arrays.stream(entry.getValue()).allMatch(Readable::readable));
        if (!readable) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean readable(String value) {
        return value.codePoints()
                .noneMatch(c -> Character.getType(c) == Character.CONTROL && c != '\t' && c != '\n' && c != '\r'
                        || Character.getType(c) == Character.SURROGATE
                        || c == 0xFFFD);
    }
}
