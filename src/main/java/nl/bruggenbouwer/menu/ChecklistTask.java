package nl.bruggenbouwer.menu;

/**
 * Something to do before a session.
 *
 * @param days before the session when it has to be done
 */
public record ChecklistTask(String task, Arranger who, int days) {}
