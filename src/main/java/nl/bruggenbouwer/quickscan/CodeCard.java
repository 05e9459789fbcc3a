package nl.bruggenbouwer.quickscan;

import nl.bruggenbouwer.web.QrCode;

/** A code as it stands on its paper card, the only place where it ever stands. */
public record CodeCard(String code, QrCode qr) {}
