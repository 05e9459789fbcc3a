package nl.bruggenbouwer.quickscan;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.questionnaire.Part;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.MediaFile;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import nl.bruggenbouwer.web.Translator;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The Alliantie's screen for recordings of the questions, and the recordings themselves. */
@Controller
class RecordingPages {

    private static final String SCREEN = "/landelijk/opnamen";

    private final Recordings recordings;
    private final KeepRecordings keepRecordings;
    private final PrepareQuickScan prepare;
    private final Texts texts;

    RecordingPages(Recordings recordings, KeepRecordings keepRecordings, PrepareQuickScan prepare, Texts texts) {
        this.recordings = recordings;
        this.keepRecordings = keepRecordings;
        this.prepare = prepare;
        this.texts = texts;
    }

    /** Their address is their content, so a browser may keep them. */
    @GetMapping("/geluid/{sha256}")
    ResponseEntity<byte[]> play(@PathVariable String sha256) {
        MediaFile recording = recordings.find(sha256).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Type", recording.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(recording.bytes());
    }

    @GetMapping(SCREEN)
    View list(Page page, @RequestParam(defaultValue = "nl") String voor) {
        return show(page, language(voor).orElseThrow(NotFound::new), new FormErrors());
    }

    @PostMapping(SCREEN)
    View keep(
            Page page,
            Member member,
            @RequestParam(defaultValue = "") String voor,
            @RequestParam(defaultValue = "") String vraag,
            @RequestParam(required = false) @Nullable MultipartFile opname)
            throws IOException {
        Optional<Translator.Language> language = language(voor);
        Optional<Spoken> spoken = language.flatMap(known -> find(known, vraag));
        if (language.isEmpty() || spoken.isEmpty()) {
            return unknown(page, language);
        }
        byte[] bytes = opname == null ? new byte[0] : opname.getBytes();
        if (bytes.length == 0) {
            return refuse(page, language.get(), spoken.get(), "none");
        }
        if (bytes.length > Recordings.MOST_BYTES) {
            return refuse(page, language.get(), spoken.get(), "large");
        }
        Optional<MediaFile> recording = MediaFile.sound(bytes);
        if (recording.isEmpty()) {
            return refuse(page, language.get(), spoken.get(), "kind");
        }
        Tenancy.in(
                AreaId.NATIONAL,
                () -> keepRecordings.keep(spoken.get().words(), voor, recording.get(), member.account()));
        return changed(page, voor, spoken.get());
    }

    @PostMapping(SCREEN + "/verwijdering")
    View remove(
            Page page,
            Member member,
            @RequestParam(defaultValue = "") String voor,
            @RequestParam(defaultValue = "") String vraag) {
        Optional<Translator.Language> language = language(voor);
        Optional<Spoken> spoken = language.flatMap(known -> find(known, vraag));
        if (language.isEmpty() || spoken.isEmpty()) {
            return unknown(page, language);
        }
        Tenancy.in(AreaId.NATIONAL, () -> keepRecordings.remove(spoken.get().words(), voor, member.account()));
        return changed(page, voor, spoken.get());
    }

    private View changed(Page page, String language, Spoken spoken) {
        recordings.changed();
        return page.redirect(SCREEN + "?voor=" + language + "#vraag-" + spoken.id());
    }

    private View refuse(Page page, Translator.Language language, Spoken spoken, String reason) {
        FormErrors errors =
                new FormErrors().add("opname-" + spoken.id(), page.t().get("recording.wrong." + reason));
        return show(page.status(HttpStatus.UNPROCESSABLE_CONTENT), language, errors);
    }

    private View unknown(Page page, Optional<Translator.Language> language) {
        String reason = language.isEmpty() ? "language" : "question";
        FormErrors errors = new FormErrors().add("talen", page.t().get("recording.wrong." + reason));
        return show(page.status(HttpStatus.UNPROCESSABLE_CONTENT), language.orElse(Translator.Language.DUTCH), errors);
    }

    private View show(Page page, Translator.Language language, FormErrors errors) {
        return page.show(
                "quickscan/recordings",
                Map.of("language", language, "parts", perPart(language), "others", others(language), "errors", errors));
    }

    private Optional<Translator.Language> language(String code) {
        return texts.languages().stream()
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    private Optional<Spoken> find(Translator.Language language, String id) {
        List<Spoken> all = new ArrayList<>(others(language));
        perPart(language).values().forEach(all::addAll);
        return all.stream().filter(spoken -> spoken.id().equals(id)).findFirst();
    }

    /** What the questionnaire asks in this language, by the title of its part. */
    private Map<String, List<Spoken>> perPart(Translator.Language language) {
        Text text = texts.in(language.code());
        Map<String, String> now = recordings.now(language.code());
        Map<String, List<Spoken>> parts = new LinkedHashMap<>();
        for (Part part : prepare.basis().parts()) {
            parts.put(
                    part.title(),
                    part.questions().stream()
                            .flatMap(question -> question.text().perSide().values().stream())
                            .map(text::of)
                            .distinct()
                            .map(words -> new Spoken(id(words), words, now.get(words)))
                            .toList());
        }
        return parts;
    }

    /** Recordings of words that the questionnaire no longer has; a scan that is open may still ask them. */
    private List<Spoken> others(Translator.Language language) {
        List<String> asked = perPart(language).values().stream()
                .flatMap(List::stream)
                .map(Spoken::words)
                .toList();
        return recordings.now(language.code()).entrySet().stream()
                .filter(recording -> !asked.contains(recording.getKey()))
                .map(recording -> new Spoken(id(recording.getKey()), recording.getKey(), recording.getValue()))
                .toList();
    }

    private static String id(String words) {
        return DigestUtils.sha256Hex(words.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    }
}
