package nl.bruggenbouwer.network;

/** What somebody may agree to, each apart. Its words: visitor.consent.&lt;name&gt;; change them with their version, network.consent.version. */
public enum Purpose {
    /** Being called or written to about this traject. */
    TRAJECT,
    /** Being invited to the quick scan and to meetings. */
    INVITATION,
    /** Being shown to the municipality. */
    MUNICIPALITY,
    /** Being introduced to another organisation. */
    INTRODUCTION
}
