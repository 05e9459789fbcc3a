package nl.bruggenbouwer.identity;

import java.util.UUID;

/** Somebody's role in an area, as the administrator sees it. */
public record RoleHolder(UUID account, String name, String email, Role role) {}
