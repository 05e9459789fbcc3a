package nl.bruggenbouwer.menu;

/** What is different between two versions, in words; empty = there was nothing. */
public record OfferChange(String label, String before, String after) {}
