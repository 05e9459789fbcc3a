package nl.bruggenbouwer.questionnaire;

import java.util.List;
import java.util.Map;

/**
 * What a translation sheet holds.
 *
 * @param mistakes with any of these nothing may be imported
 * @param unknown rows whose Dutch is not in use (any more); they are left out
 */
public record SheetReading(Map<String, String> texts, List<Remark> mistakes, List<Remark> unknown) {

    /** Something about a row (the first is 1; 0 is the whole file); the reason is the end of a message's key. */
    public record Remark(int row, String reason) {}
}
