package nl.bruggenbouwer.web;

import java.util.UUID;

/** Who is signed in, as far as every screen needs it. The identity module puts it into the request. */
public record Visitor(UUID account, String name) {}
