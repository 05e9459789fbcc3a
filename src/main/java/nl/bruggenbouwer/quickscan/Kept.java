package nl.bruggenbouwer.quickscan;

/** How many answers and codes of a scan are still in the database. */
public record Kept(int answers, int codes) {}
