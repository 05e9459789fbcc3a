package nl.bruggenbouwer.web;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** Every text of the program, from {@code messages/*.properties} (Dutch); files named {@code visitor-*} are translated. */
@Component
public class Texts {

    private final Map<String, String> dutch = new HashMap<>();
    private final Translator translator;

    public Texts(Translator translator) throws IOException {
        this.translator = translator;
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/*.properties")) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            properties.forEach((key, text) -> {
                if (dutch.put((String) key, (String) text) != null) {
                    throw new IllegalStateException("Two message files hold the key " + key);
                }
            });
        }
    }

    public Text dutch() {
        return in("nl");
    }

    /** The texts in a served language; any other language gives Dutch. */
    public Text in(String code) {
        Translator.Language language = translator.served().stream()
                .filter(l -> l.code().equals(code))
                .findFirst()
                .orElse(Translator.Language.DUTCH);
        return new Text(language, dutch, translator);
    }

    public List<Translator.Language> languages() {
        return translator.served();
    }
}
