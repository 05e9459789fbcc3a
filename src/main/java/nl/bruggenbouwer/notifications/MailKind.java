package nl.bruggenbouwer.notifications;

/** What a mail is for: decides whether it may go out at night, and under which name it is counted. */
public enum MailKind {
    /** A link with which somebody signs in, now. */
    SIGN_IN(true),
    /** Something that somebody asked for a moment ago and waits for. */
    CONFIRMATION(true),
    /** Something happened to somebody's account. */
    SECURITY(true),
    INVITATION(false),
    REMINDER(false),
    /** Something changed to which somebody was invited. */
    CHANGE(false),
    /** A coordinator's own words to contacts. */
    MESSAGE(false),
    /** Any other mail: nobody waits for it. */
    NOTICE(false);

    private final boolean atOnce;

    MailKind(boolean atOnce) {
        this.atOnce = atOnce;
    }

    /** Goes out at any hour; the others by day only. */
    public boolean atOnce() {
        return atOnce;
    }
}
