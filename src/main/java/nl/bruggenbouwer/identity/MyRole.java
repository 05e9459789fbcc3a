package nl.bruggenbouwer.identity;

/**
 * One of somebody's own roles.
 *
 * @param name of the area; empty = the whole country
 */
public record MyRole(int area, String name, Role role) {}
