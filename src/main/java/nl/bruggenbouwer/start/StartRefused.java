package nl.bruggenbouwer.start;

/** The program does not start: a reason that the console explains in one sentence (messages/start.properties). */
public class StartRefused extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;
    private final String detail;

    public StartRefused(String reason, String detail) {
        super(reason + ": " + detail);
        this.reason = reason;
        this.detail = detail;
    }

    public String reason() {
        return reason;
    }

    public String detail() {
        return detail;
    }
}
