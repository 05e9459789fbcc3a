package nl.bruggenbouwer.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.stereotype.Controller;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.View;

/** Own pages for everything that goes wrong: what happened, what is kept, what to do, and a number to quote. */
@Controller
@ControllerAdvice
class Errors implements ErrorController {

    private static final Logger log = LoggerFactory.getLogger(Errors.class);
    private static final String ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Pages pages;

    Errors(Pages pages) {
        this.pages = pages;
    }

    @ExceptionHandler
    View handle(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        return page(statusOf(failure), failure, request, response);
    }

    /** A browser that listened went away: there is nobody to show a page to. */
    @ExceptionHandler
    void away(AsyncRequestNotUsableException gone) {}

    /** What fails outside the controllers: filters, unknown addresses, the container itself. */
    @RequestMapping("${server.error.path:/error}")
    View error(HttpServletRequest request, HttpServletResponse response) {
        Object code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = code instanceof Integer number ? HttpStatus.resolve(number) : HttpStatus.NOT_FOUND;
        Object failure = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        return page(
                status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status,
                failure instanceof Exception exception ? exception : null,
                request,
                response);
    }

    /** The page for a request that no filter saw, because the server could not read it. */
    String rejected(HttpServletRequest request) {
        return pages.of(request).text("layout/error", Map.of("kind", "400", "reference", reference()));
    }

    private View page(
            HttpStatus status, @Nullable Exception failure, HttpServletRequest request, HttpServletResponse response) {
        String reference = reference();
        if (status.is5xxServerError()) {
            // the class only: a message may hold what somebody typed
            log.error("{} on reference {}: {}", status.value(), reference, where(failure));
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "10");
        }
        String kind = switch (status) {
            case NOT_FOUND, METHOD_NOT_ALLOWED -> "404";
            case FORBIDDEN, UNAUTHORIZED -> "403";
            case SERVICE_UNAVAILABLE, TOO_MANY_REQUESTS -> Integer.toString(status.value());
            case CONTENT_TOO_LARGE -> "413";
            default -> status.is4xxClientError() ? "400" : "500";
        };
        return pages.of(request).status(status).show("layout/error", Map.of("kind", kind, "reference", reference));
    }

    private static HttpStatus statusOf(Exception failure) {
        if (failure instanceof NotFound) {
            return HttpStatus.NOT_FOUND;
        }
        if (failure instanceof Refused) {
            return HttpStatus.FORBIDDEN;
        }
        if (DatabaseAway.is(failure)) {
            return HttpStatus.SERVICE_UNAVAILABLE;
        }
        if (failure instanceof MethodArgumentTypeMismatchException) {
            return HttpStatus.NOT_FOUND; // a malformed id in an address
        }
        if (failure instanceof ErrorResponse response) {
            HttpStatus status = HttpStatus.resolve(response.getStatusCode().value());
            return status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        }
        if (failure instanceof HttpMessageNotReadableException || failure instanceof MultipartException) {
            return HttpStatus.BAD_REQUEST;
        }
        return HttpStatus.INTERNAL_SERVER_ERROR;
    }

    private static String where(@Nullable Throwable failure) {
        if (failure == null) {
            return "no exception";
        }
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] trace = root.getStackTrace();
        return failure.getClass().getName() + " <- " + root.getClass().getName()
                + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static String reference() {
        StringBuilder reference = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            reference.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return reference.toString();
    }
}
