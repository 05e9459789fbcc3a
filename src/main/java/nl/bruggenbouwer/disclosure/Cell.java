package nl.bruggenbouwer.disclosure;

/**
 * What is published of one figure for one group. A shown cell says: of {@code n} people to whom this was put, at least
 * {@code low} and at most {@code high} ticked it. Everything else that is ever said follows from these numbers.
 * In a cell that is not shown all numbers are 0.
 */
public record Cell(State state, int n, int low, int high) {

    /** Whether there is a band, and of which sort. */
    public enum State {
        /** This was not put to anyone in the group. */
        NOT_ASKED,
        /** Put to too few people to show anything; depends on the number of forms only. */
        NOT_SHOWN,
        /** One of two bands, "at most half" and "more than half". */
        HALF,
        /** One of three or more bands. */
        BAND,
        /** The joined upper bands of a sensitive option. */
        JOINED
    }

    static final Cell NOT_ASKED = new Cell(State.NOT_ASKED, 0, 0, 0);
    static final Cell NOT_SHOWN = new Cell(State.NOT_SHOWN, 0, 0, 0);

    /** Whether this cell holds a band. The methods below may only be called if it does. */
    public boolean shown() {
        return state != State.NOT_ASKED && state != State.NOT_SHOWN;
    }

    /** 0, 1 or 2: few, some, most. A joined band is 1, so that it never claims more than "some". */
    public int level() {
        mustBeShown();
        return state == State.JOINED ? 1 : level(low + high);
    }

    /** The level of the others, who did not tick it (or skipped the question): the band {@code [n-high..n-low]}. */
    public int complementLevel() {
        mustBeShown();
        return level(2 * n - low - high);
    }

    /** The word beside the percentages. */
    public Word word() {
        mustBeShown();
        return switch (state) {
            case HALF -> low == 0 ? Word.AT_MOST_HALF : Word.MORE_THAN_HALF;
            case JOINED -> Word.SOME_OR_MORE;
            default -> level() == 0 ? Word.LITTLE : level() == 1 ? Word.SOME : Word.MOST;
        };
    }

    /** The lower end in whole percents, half up. */
    public int lowPercent() {
        return percent(low);
    }

    /** The upper end in whole percents, half up. */
    public int highPercent() {
        return percent(high);
    }

    /** The middle of the band as a share of n, in tenths (0 to 10), half up. */
    public int tenths() {
        mustBeShown();
        return (10 * (low + high) + n) / (2 * n);
    }

    private int percent(int count) {
        mustBeShown();
        return (200 * count + n) / (2 * n);
    }

    private int level(int ends) {
        return 3 * ends < 2 * n ? 0 : 3 * ends >= 4 * n ? 2 : 1;
    }

    private void mustBeShown() {
        if (!shown()) {
            throw new IllegalStateException("Nothing is published here: " + state);
        }
    }
}
