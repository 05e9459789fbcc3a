package nl.bruggenbouwer.menu;

import org.jspecify.annotations.Nullable;

/**
 * A text of a module with its translation, as somebody edits it.
 *
 * @param field its name on the screen
 * @param place where a text of several lines stands, in words; null = one line, which is its own label
 */
public record ModuleText(
        String field, String dutch, @Nullable String place, String translation) {}
