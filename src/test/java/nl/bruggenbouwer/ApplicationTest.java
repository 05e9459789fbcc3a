package nl.bruggenbouwer;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.file.Path;
import nl.bruggenbouwer.privacy.Nights;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole program on a real PostgreSQL, on a free port. All such tests share one program and one database:
 * each makes its own area.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(print = org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint.NONE)
@Import({People.class, Mailbox.class, Nights.class})
@ContextConfiguration(initializers = ApplicationTest.FreshFolders.class)
public @interface ApplicationTest {

    /** Gives each program that is started in a test empty folders for its database and keys. */
    class FreshFolders implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Path folder = Folders.fresh();
            TestPropertyValues.of(
                            "bruggenbouwer.data=" + folder.resolve("data"),
                            "bruggenbouwer.keys=" + folder.resolve("keys"))
                    .applyTo(context);
        }
    }
}
