/**
 * The publication rule, "counts in, bands out": the one place where answers of people become figures that may be seen.
 * Pure: only the JDK, no tables, no texts. The rule and its proof are in {@code docs/disclosure.md}.
 */
@org.jspecify.annotations.NullMarked
package nl.bruggenbouwer.disclosure;
