package nl.bruggenbouwer.areas;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The yearly list of CBS ("Gemeenten alfabetisch"), as rows of cells. Its columns GemeentecodeGM, Gemeentenaam and
 * Provincienaam are needed. Columns Van, Tot and Opvolger are ours: each municipality that is gone since the last list
 * gets a row with them, so that what it did is found under its successor.
 *
 * @param mistakes with any of these nothing may be kept
 */
public record MunicipalityList(List<Municipality> municipalities, List<Mistake> mistakes) {

    /** What is wrong with a row (the first is 1; 0 is the whole file); the reason is the end of a message's key. */
    public record Mistake(int row, String reason, String value) {}

    private static final int MOST = 2_000;
    private static final Set<String> NEEDED = Set.of("gemeentecodegm", "gemeentenaam", "provincienaam");

    /** Reads the rows; with mistakes the list is not complete. */
    public static MunicipalityList read(List<List<String>> rows) {
        Map<String, Integer> columns = new HashMap<>();
        if (!rows.isEmpty()) {
            List<String> head = rows.get(0);
            for (int i = 0; i < head.size(); i++) {
                columns.putIfAbsent(head.get(i).strip().toLowerCase(Locale.ROOT), i);
            }
        }
        if (!columns.keySet().containsAll(NEEDED)) {
            return new MunicipalityList(List.of(), List.of(new Mistake(0, "COLUMNS", "")));
        }
        if (rows.size() > MOST) {
            return new MunicipalityList(List.of(), List.of(new Mistake(0, "TOO_MANY", "")));
        }
        Reading reading = new Reading(columns);
        for (int i = 1; i < rows.size(); i++) {
            reading.add(i + 1, rows.get(i));
        }
        reading.checkSuccessors();
        return new MunicipalityList(List.copyOf(reading.found), List.copyOf(reading.mistakes));
    }

    private static final class Reading {

        private final Map<String, Integer> columns;
        private final List<Municipality> found = new ArrayList<>();
        private final List<Integer> places = new ArrayList<>();
        private final List<Mistake> mistakes = new ArrayList<>();
        private final Set<String> codes = new HashSet<>();

        Reading(Map<String, Integer> columns) {
            this.columns = columns;
        }

        void add(int place, List<String> row) {
            if (row.stream().allMatch(String::isBlank)) {
                return;
            }
            String code = cell(row, "gemeentecodegm");
            String name = cell(row, "gemeentenaam");
            String province = cell(row, "provincienaam");
            LocalDate from = day(place, cell(row, "van"));
            LocalDate to = day(place, cell(row, "tot"));
            String successor = cell(row, "opvolger");
            if (!code.matches("GM[0-9]{4}")) {
                mistakes.add(new Mistake(place, "CODE", code));
            } else if (!codes.add(code)) {
                mistakes.add(new Mistake(place, "TWICE", code));
            }
            if (name.isEmpty() || name.length() > 80) {
                mistakes.add(new Mistake(place, "NAME", name));
            }
            if (province.isEmpty() || province.length() > 40) {
                mistakes.add(new Mistake(place, "PROVINCE", province));
            }
            if ((to == null) != successor.isEmpty()) {
                mistakes.add(new Mistake(place, "SUCCESSOR", name));
            }
            found.add(new Municipality(code, name, province, from, to, successor.isEmpty() ? null : successor));
            places.add(place);
        }

        /** A successor is in the list, and is another one. */
        void checkSuccessors() {
            for (int i = 0; i < found.size(); i++) {
                String successor = found.get(i).successor();
                if (successor != null
                        && (!codes.contains(successor)
                                || successor.equals(found.get(i).code()))) {
                    mistakes.add(new Mistake(places.get(i), "UNKNOWN_SUCCESSOR", successor));
                }
            }
            if (found.isEmpty()) {
                mistakes.add(new Mistake(0, "EMPTY", ""));
            }
        }

        private String cell(List<String> row, String column) {
            Integer index = columns.get(column);
            return index == null || index >= row.size() ? "" : row.get(index).strip();
        }

        private @Nullable LocalDate day(int place, String typed) {
            if (typed.isEmpty()) {
                return null;
            }
            try {
                return LocalDate.parse(typed);
            } catch (DateTimeException e) {
                mistakes.add(new Mistake(place, "DAY", typed));
                return null;
            }
        }
    }
}
