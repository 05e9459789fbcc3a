package nl.bruggenbouwer.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Gives our page and headers to requests that the server itself rejects (no valid address, no valid host). */
@Component
@Order(Ordered.LOWEST_PRECEDENCE) // after Spring Boot's own report, so that this one comes first
class RejectedRequests implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final Errors errors;

    RejectedRequests(Errors errors) {
        this.errors = errors;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new Report(errors)));
    }

    private static class Report extends ErrorReportValve {

        private final Errors errors;

        Report(Errors errors) {
            this.errors = errors;
        }

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            SecurityHeaders.set(response);
            response.setContentType("text/html");
            response.setCharacterEncoding("utf-8");
            try {
                Writer out = response.getReporter();
                if (out != null) { // null when the connection is gone
                    out.write(errors.rejected(request));
                    response.finishResponse();
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
