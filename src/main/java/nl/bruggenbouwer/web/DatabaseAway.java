package nl.bruggenbouwer.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sessions live in the database too, so its absence also shows outside the controllers: the same 503 page from here. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class DatabaseAway extends OncePerRequestFilter {

    private final Errors errors;

    DatabaseAway(Errors errors) {
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            Exception away = cause(e);
            if (away == null || response.isCommitted()) {
                throw e;
            }
            response.resetBuffer();
            show(away, request, response);
        }
    }

    private void show(Exception away, HttpServletRequest request, HttpServletResponse response)
            throws ServletException {
        try {
            errors.handle(away, request, response).render(Map.of(), request, response);
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** The second: the connection broke inside a transaction, and then its rollback or commit failed as well. */
    static boolean is(Throwable failure) {
        return failure instanceof CannotCreateTransactionException
                || failure instanceof TransactionSystemException
                || failure instanceof DataAccessResourceFailureException;
    }

    private static @Nullable Exception cause(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof Exception exception && is(exception)) {
                return exception;
            }
        }
        return null;
    }
}
