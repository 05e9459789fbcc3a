package nl.bruggenbouwer.quickscan;

/** A code as it stands on its paper card, the only place where it ever stands. */
public record CodeCard(String code, QrCode qr) {}
