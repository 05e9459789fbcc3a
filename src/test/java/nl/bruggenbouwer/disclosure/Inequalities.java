package nl.bruggenbouwer.disclosure;

import java.util.ArrayList;
import java.util.List;

/**
 * Unknown whole numbers, and sums of them that lie between a low and a high. Decides exactly, by narrowing and trying,
 * whether all can hold. Tries the unknowns in their order, and the values of each from its hint outwards.
 */
final class Inequalities {
    private static final int MOST_TRIES = 2_000;

    /** Whether there is a solution; undecided if none was found in a reasonable number of tries. */
    enum Answer {
        YES,
        NO,
        UNDECIDED
    }

    /** Low <= the unknowns together, less one other (-1 = none), <= high. */
    private record Sum(int[] unknowns, int less, int low, int high) {}

    private final List<int[]> unknowns = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private int tries;

    /** A new unknown from 0 to the highest value; the hint is where a solution is likely. */
    int unknown(int highest, int hint) {
        unknowns.add(new int[] {highest, hint});
        return unknowns.size() - 1;
    }

    void between(int low, int high, int... of) {
        sums.add(new Sum(of, -1, low, high));
    }

    void together(int whole, int... parts) {
        sums.add(new Sum(parts, whole, 0, 0));
    }

    /** Whether all sums can hold while this unknown has the value. */
    Answer allow(int unknown, int value) {
        tries = 0;
        int[] min = new int[unknowns.size()];
        int[] max = unknowns.stream().mapToInt(u -> u[0]).toArray();
        if (value < 0 || value > max[unknown]) {
            return Answer.NO;
        }
        min[unknown] = value;
        max[unknown] = value;
        boolean solved = solvable(min, max, 0);
        return solved ? Answer.YES : tries > MOST_TRIES ? Answer.UNDECIDED : Answer.NO;
    }

    private boolean solvable(int[] min, int[] max, int from) {
        if (++tries > MOST_TRIES || !narrow(min, max)) {
            return false;
        }
        int open = from;
        while (open < min.length && min[open] == max[open]) {
            open++;
        }
        if (open == min.length) {
            return true;
        }
        int hint = Math.max(min[open], Math.min(max[open], unknowns.get(open)[1]));
        for (int step = 0; step <= max[open] - min[open]; step++) {
            boolean up = hint + step <= max[open] && solvableWith(min, max, open, hint + step);
            if (up || (step > 0 && hint - step >= min[open] && solvableWith(min, max, open, hint - step))) {
                return true;
            }
        }
        return false;
    }

    private boolean solvableWith(int[] min, int[] max, int unknown, int value) {
        int[] nextMin = min.clone();
        int[] nextMax = max.clone();
        nextMin[unknown] = value;
        nextMax[unknown] = value;
        return solvable(nextMin, nextMax, unknown + 1);
    }

    private boolean narrow(int[] min, int[] max) {
        boolean changed = true;
        while (changed) {
            changed = false;
            for (Sum sum : sums) {
                int least = sum.less < 0 ? 0 : -max[sum.less];
                int most = sum.less < 0 ? 0 : -min[sum.less];
                for (int i : sum.unknowns) {
                    least += min[i];
                    most += max[i];
                }
                if (least > sum.high || most < sum.low) {
                    return false;
                }
                if (least >= sum.low && most <= sum.high) {
                    continue;
                }
                int slackUp = sum.high - least;
                int slackDown = most - sum.low;
                for (int i : sum.unknowns) {
                    int newMax = Math.min(max[i], min[i] + slackUp);
                    int newMin = Math.max(min[i], max[i] - slackDown);
                    changed |= newMax < max[i] || newMin > min[i];
                    min[i] = newMin;
                    max[i] = newMax;
                }
                if (sum.less >= 0) {
                    int newMin = Math.max(min[sum.less], max[sum.less] - slackUp);
                    int newMax = Math.min(max[sum.less], min[sum.less] + slackDown);
                    changed |= newMax < max[sum.less] || newMin > min[sum.less];
                    min[sum.less] = newMin;
                    max[sum.less] = newMax;
                }
            }
        }
        return true;
    }
}
