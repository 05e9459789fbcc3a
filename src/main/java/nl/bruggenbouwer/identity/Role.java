package nl.bruggenbouwer.identity;

/** What somebody may do in an area. Participants and respondents have a link or a code, not an account. */
public enum Role {
    /** Opens areas and invites people; sees no content. National. */
    ADMINISTRATOR,
    /** Leads the traject for the Alliantie. */
    COORDINATOR,
    /** Advises for the LKHA. */
    ADVISER,
    /** Officer of the municipality. */
    MUNICIPALITY,
    /** Representative of an organisation. */
    ORGANISATION,
    PROFESSIONAL,
    TRAINER,
    /** Officer of the funder: published figures only. */
    FUNDER;

    /** Sees or changes what is of many people, so a link in the mail alone is not enough to sign in. */
    public boolean staff() {
        return switch (this) {
            case ADMINISTRATOR, COORDINATOR, ADVISER, MUNICIPALITY, TRAINER -> true;
            case ORGANISATION, PROFESSIONAL, FUNDER -> false;
        };
    }
}
