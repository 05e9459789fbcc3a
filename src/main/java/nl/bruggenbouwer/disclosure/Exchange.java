package nl.bruggenbouwer.disclosure;

/** Something that can be needed and offered, with the codes of both rows. For a theme: learning and being confident. */
public record Exchange(String item, String need, String offer) {}
