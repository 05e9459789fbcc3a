/** What a closed scan shows: screens, projector, result page, PDF and sheets, from published bands only. */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.outcomes;
