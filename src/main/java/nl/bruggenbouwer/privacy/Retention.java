package nl.bruggenbouwer.privacy;

import java.time.Period;

/**
 * One kind of record that has an end. Each module makes a bean per kind; the nightly erasure and the page that shows what is
 * due know no table by themselves. Both statements run as the login {@code worker}, over all areas.
 *
 * @param name key of its text: {@code retention.<name>}; also of the option that changes the period
 * @param period how long it is kept
 * @param held gives one row: how many there are, how many ended before {@code :before}, and the earliest moment of all
 * @param erase erases what ended before {@code :before}, {@code :most} rows at a time
 */
public record Retention(String name, Period period, String held, String erase) {}
