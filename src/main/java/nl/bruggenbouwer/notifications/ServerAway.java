package nl.bruggenbouwer.notifications;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.time.Instant;
import javax.net.ssl.SSLException;

/** Our own mail server cannot be used; every mail waits. */
public record ServerAway(Reason reason, Instant since) {

    /** What is wrong with it. */
    public enum Reason {
        UNREACHABLE,
        /** It does not offer an encrypted connection. */
        NO_ENCRYPTION,
        /** It cannot prove that it is the one that was set. */
        CERTIFICATE,
        /** It does not accept our user or password. */
        LOGIN,
        /** It can be reached, but takes no mail or hangs up. */
        UNWILLING
    }

    /** Jakarta Mail has no exceptions of their own for two of these, but words. */
    static Reason reason(MessagingException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String words = String.valueOf(cause.getMessage());
            if (cause instanceof AuthenticationFailedException) {
                return Reason.LOGIN;
            }
            if (cause instanceof SSLException || words.contains("verify identity of server")) {
                return Reason.CERTIFICATE;
            }
            if (words.startsWith("STARTTLS is required")) {
                return Reason.NO_ENCRYPTION;
            }
        }
        return Reason.UNREACHABLE;
    }
}
