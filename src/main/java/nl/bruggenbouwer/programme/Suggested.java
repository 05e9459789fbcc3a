package nl.bruggenbouwer.programme;

/**
 * An item that could be added, and why.
 *
 * @param offer code of the menu's offer; empty = an item of the own making
 * @param wish code of the wish that it answers; may be empty
 */
public record Suggested(Item.Kind kind, String offer, String title, String wish, String reason) {}
