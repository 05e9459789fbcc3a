package nl.bruggenbouwer.quickscan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A class loader of its own for each step stands for a program that was started again and did nothing else before. */
class SealTest {

    @Test
    void aProgramThatJustStartedSealsAndOpensWithAKeyOfAnEarlierOne() throws Exception {
        UUID scan = UUID.randomUUID();
        Seal.Pair pair = Seal.makePair();
        byte[] ticks = {1, 2, 3};

        byte[] sealed = inAFreshProgram("Closer", scan, pair.publicKey(), ticks);

        assertThat(inAFreshProgram("Opener", scan, pair.secretKey(), sealed)).isEqualTo(ticks);
    }

    private static byte[] inAFreshProgram(String what, UUID scan, byte[] key, byte[] ticks) throws Exception {
        try (URLClassLoader program = new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = Class.forName("nl.bruggenbouwer.quickscan.Seal$" + what, true, program);
            Constructor<?> constructor = type.getDeclaredConstructor(UUID.class, byte[].class);
            constructor.setAccessible(true);
            Method method = type.getDeclaredMethod("ticks", byte[].class);
            method.setAccessible(true);
            return (byte[]) method.invoke(constructor.newInstance(scan, key), (Object) ticks);
        }
    }

    private static URL[] classPath() throws MalformedURLException {
        List<URL> urls = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            urls.add(new File(entry).toURI().toURL());
        }
        return urls.toArray(URL[]::new);
    }
}
