package nl.bruggenbouwer.network;

/** The columns of the network's spreadsheet, in order; the title is network.sheet.&lt;name&gt;. A row is an organisation with one contact. */
enum SheetColumn {
    NAME("naam", 36),
    SIDE("zijde", 30),
    KIND("soort", 30),
    WHAT("wat", 44),
    WEBSITE("site", 30),
    LANGUAGES("taal", 30),
    THEMES("thema", 44),
    VOICES("stem", 20),
    HIDDEN("verborgen", 14),
    CONTACT("contact-naam", 24),
    FUNCTION("functie", 24),
    MAIL("mail", 30),
    PHONE("tel", 18),
    WRITES("contact-taal", 20),
    CONTACT_HIDDEN("contact-verborgen", 20),
    PURPOSES("doel", 44),
    GIVEN("gegeven", 18),
    HOW("hoe", 20);

    /** The field of the form that it fills. */
    final String field;

    /** In characters. */
    final int width;

    SheetColumn(String field, int width) {
        this.field = field;
        this.width = width;
    }

    String titleKey() {
        return "network.sheet." + name();
    }

    boolean ofContact() {
        return ordinal() >= CONTACT.ordinal();
    }
}
