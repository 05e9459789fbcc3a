package nl.bruggenbouwer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What several people do at the same moment. */
public final class Together {

    private Together() {}

    /** What the person with this number does, from 0. */
    public interface Numbered<T> {
        T run(int number) throws Exception;
    }

    /** What each gets, in the order of the numbers. */
    public static <T> List<T> run(int many, Numbered<T> work) throws Exception {
        ExecutorService all = Executors.newFixedThreadPool(many);
        List<Callable<T>> calls = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            int number = i;
            calls.add(() -> work.run(number));
        }
        List<T> results = new ArrayList<>();
        try {
            for (Future<T> result : all.invokeAll(calls)) {
                results.add(result.get());
            }
        } finally {
            all.shutdown();
        }
        return results;
    }

    /** Whether this waits for somebody else: it is not ready after a while. */
    public static boolean waits(Future<?> work) {
        try {
            work.get(700, TimeUnit.MILLISECONDS);
            return false;
        } catch (TimeoutException waiting) {
            return true;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
