package nl.bruggenbouwer.disclosure;

import java.util.List;

/**
 * Items from the largest to the smallest share, equal ones in catalogue order. If more than five share the first place
 * there is too little difference: then the items are in catalogue order and have no place.
 */
public record Ranking(boolean tooLittleDifference, List<Item> items) {

    /**
     * One item: its place (0 = without places), its share in tenths (0 to 10), whether another item has the same
     * place, and whether it was put to every invited side.
     */
    public record Item(String code, int place, int tenths, boolean tied, boolean askedOfAll) {}

    public Ranking {
        items = List.copyOf(items);
    }
}
