package nl.bruggenbouwer.questionnaire;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.bruggenbouwer.content.ContentError;
import nl.bruggenbouwer.content.ContentFile;
import nl.bruggenbouwer.menu.OfferFile;
import nl.bruggenbouwer.publicsite.SiteContent;
import nl.bruggenbouwer.web.HelpLines;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Collects every Dutch text that a visitor can see: questionnaires, help lines, public pages, messages. */
final class Sources {

    private final Map<String, String> places = new LinkedHashMap<>();

    private Sources() {}

    static List<Source> in(Path content) {
        Sources sources = new Sources();
        try {
            sources.questionnaires(content.resolve("quickscan"));
            sources.help(content.resolve("help.json"));
            SiteContent.read(content).texts().forEach(sources::add);
            OfferFile.read(content)
                    .forEach((code, offer) ->
                            offer.texts().forEach(text -> sources.add(text, "menu/offers.json " + code)));
            sources.messages();
        } catch (IOException e) {
            throw new ContentError(List.of(ContentFile.nameOf(content) + ": the folder cannot be read"));
        }
        return sources.places.entrySet().stream()
                .map(entry -> new Source(entry.getKey(), entry.getValue()))
                .toList();
    }

    private void questionnaires(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".json")).sorted().toList()) {
                QuestionnaireFile.read(file)
                        .texts()
                        .forEach((text, code) -> add(text, file.getFileName() + " " + code));
            }
        }
    }

    private void help(Path file) {
        for (HelpLines.Line line : HelpLines.read(file)) {
            line.texts().forEach(text -> add(text, file.getFileName() + " " + line.code()));
        }
    }

    private void messages() throws IOException {
        Map<String, Resource> files = new TreeMap<>();
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath*:messages/visitor-*.properties")) {
            files.put(String.valueOf(file.getFilename()), file);
        }
        for (Map.Entry<String, Resource> file : files.entrySet()) {
            Properties properties = new Properties();
            try (Reader reader = new InputStreamReader(file.getValue().getInputStream(), StandardCharsets.UTF_8)) {
                properties.load(reader);
            }
            new TreeMap<>(properties).forEach((key, text) -> add((String) text, file.getKey() + " " + key));
        }
    }

    private void add(String text, String place) {
        places.putIfAbsent(text, place);
    }
}
