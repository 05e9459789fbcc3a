package nl.bruggenbouwer.disclosure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The computations on wishes once more, written apart from the real ones and straight from the text of the method. */
final class SecondOpinion {
    private final Published published;

    SecondOpinion(Published published) {
        this.published = published;
    }

    /** "weinig=0, deel=1, meesten=2", only over sides that were asked; the key is the number of the group. */
    private Map<Integer, Integer> bands(String code) {
        Map<Integer, Integer> bands = new TreeMap<>();
        for (Row row : published.rows()) {
            for (int g = 0; row.code().equals(code) && g < published.groups().size(); g++) {
                Cell cell = row.cells().get(g);
                double share = (cell.low() + cell.high()) / 2.0;
                switch (cell.state()) {
                    case HALF -> bands.put(g, cell.low() == 0 ? 0 : 2);
                    case JOINED -> bands.put(g, 1);
                    case BAND ->
                        bands.put(g, share < cell.n() / 3.0 - 1e-9 ? 0 : share < 2 * cell.n() / 3.0 - 1e-9 ? 1 : 2);
                    default -> {}
                }
            }
        }
        return bands;
    }

    List<String> findings(List<Exchange> items) {
        List<String> lines = new ArrayList<>();
        for (Exchange item : items) {
            Map<Integer, Integer> need = bands(item.need());
            Map<Integer, Integer> offer = bands(item.offer());
            boolean needed = need.values().stream().anyMatch(band -> band >= 1);
            boolean offered = offer.values().stream().anyMatch(band -> band >= 1);
            boolean match = false;
            for (Map.Entry<Integer, Integer> a : need.entrySet()) {
                for (Map.Entry<Integer, Integer> b : offer.entrySet()) {
                    if (!a.getKey().equals(b.getKey()) && a.getValue() >= 1 && b.getValue() >= 1) {
                        lines.add("MATCH " + item.item() + " " + a.getKey() + "<-" + b.getKey());
                        match = true;
                    }
                }
            }
            if (needed && !offered && !offer.isEmpty()) {
                lines.add("OPEN_WISH " + item.item());
            }
            if (needed && offered && !match) {
                lines.add("OWN_SIDE " + item.item());
            }
            if (offered && !needed && !need.isEmpty()) {
                lines.add("UNUSED_OFFER " + item.item());
            }
        }
        return lines;
    }

    List<String> shared(List<String> codes) {
        return codes.stream()
                .filter(code -> bands(code).size() >= 2)
                .filter(code -> !bands(code).containsValue(0))
                .toList();
    }

    /** "place code tenths", or without places in catalogue order if more than five are first. */
    List<String> largest(List<String> codes) {
        return ranked(codes, true);
    }

    List<String> common(List<String> codes) {
        return ranked(shared(codes), false);
    }

    private List<String> ranked(List<String> codes, boolean mean) {
        Map<String, Integer> tenths = new LinkedHashMap<>();
        for (String code : codes) {
            List<BigDecimal> shares = new ArrayList<>();
            published.rows().stream()
                    .filter(row -> row.code().equals(code))
                    .flatMap(row -> row.cells().stream())
                    .filter(cell -> cell.n() > 0)
                    .forEach(cell -> shares.add(new BigDecimal(cell.low() + cell.high())
                            .divide(new BigDecimal(2 * cell.n()), 40, RoundingMode.HALF_EVEN)));
            if (!shares.isEmpty()) {
                BigDecimal sum = shares.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                BigDecimal share = mean
                        ? sum.divide(new BigDecimal(shares.size()), 30, RoundingMode.HALF_EVEN)
                        : shares.stream().min(Comparator.naturalOrder()).orElseThrow();
                tenths.put(
                        code,
                        share.movePointRight(1)
                                .setScale(20, RoundingMode.HALF_EVEN)
                                .setScale(0, RoundingMode.HALF_UP)
                                .intValueExact());
            }
        }
        int top = tenths.values().stream().mapToInt(t -> t).max().orElse(-1);
        boolean places = tenths.values().stream().filter(t -> t == top).count() <= 5;
        List<String> lines = new ArrayList<>();
        for (int score = places ? 10 : 0; places ? score >= 0 : score < 1; score += places ? -1 : 1) {
            int place = places ? lines.size() + 1 : 0;
            for (Map.Entry<String, Integer> entry : tenths.entrySet()) {
                if (!places || entry.getValue() == score) {
                    lines.add(place + " " + entry.getKey() + " " + entry.getValue());
                }
            }
        }
        return lines;
    }
}
