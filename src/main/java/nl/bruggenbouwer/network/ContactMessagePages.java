package nl.bruggenbouwer.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A message to chosen contacts: who agrees to which purpose, neutral words, a look at the mail first. */
@Controller
class ContactMessagePages {

    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_BODY = 4000;

    /** The purposes for which somebody may be written to. */
    static final List<Purpose> PURPOSES = List.of(Purpose.TRAJECT, Purpose.INVITATION);

    private final ContactMessageSql messages;
    private final WriteToContacts write;
    private final NetworkChoices choices;
    private final Outbox outbox;
    private final Accounts accounts;

    ContactMessagePages(
            ContactMessageSql messages,
            WriteToContacts write,
            NetworkChoices choices,
            Outbox outbox,
            Accounts accounts) {
        this.messages = messages;
        this.write = write;
        this.choices = choices;
        this.outbox = outbox;
        this.accounts = accounts;
    }

    @GetMapping("/{area}/netwerk/bericht")
    View form(Page page, Area area, @RequestParam MultiValueMap<String, String> asked) {
        return show(page, area, new LinkedMultiValueMap<>(asked), new FormErrors(), null);
    }

    @PostMapping("/{area}/netwerk/bericht")
    View send(Page page, Area area, Member member, @RequestParam MultiValueMap<String, String> sent) {
        WriteToContacts.Message message = message(page, sent);
        FormErrors errors = check(page, message);
        if (!errors.isEmpty()) {
            return show(page, area, sent, errors, null);
        }
        if (!value(sent, "wat").equals("versturen")) {
            return show(page, area, sent, errors, outbox.preview(area.id(), write.mail(message)));
        }
        if (!write.send(area.id(), message, member)) {
            errors.add("contact", page.t().get("network.message.nobody"));
            return show(page, area, sent, errors, null);
        }
        return page.redirect("/" + area.slug() + "/netwerk/bericht?verstuurd");
    }

    private static WriteToContacts.Message message(Page page, MultiValueMap<String, String> sent) {
        Set<UUID> chosen = sent.getOrDefault("contact", List.of()).stream()
                .flatMap(id -> Input.id(id).stream())
                .collect(Collectors.toSet());
        String language = page.languages().stream()
                .map(Language::code)
                .filter(code -> code.equals(value(sent, "schrijftaal")))
                .findFirst()
                .orElse(Language.DUTCH.code());
        return new WriteToContacts.Message(
                Input.key(value(sent, "sleutel")),
                purpose(sent),
                chosen,
                language,
                Input.line(value(sent, "onderwerp")),
                Input.text(value(sent, "tekst")),
                !value(sent, "kopie").isEmpty());
    }

    /** The beginning of a mail shows on a lock screen as its subject does: neither may betray. */
    private static FormErrors check(Page page, WriteToContacts.Message message) {
        FormErrors errors = new FormErrors();
        if (message.chosen().isEmpty()) {
            errors.add("contact", page.t().get("network.message.choose"));
        }
        if (!Input.fits(message.subject(), LONGEST_SUBJECT)) {
            errors.add("onderwerp", page.t().get("mailtext.subject.invalid", LONGEST_SUBJECT));
        }
        NeutralWords.betraying(message.subject())
                .ifPresent(word -> errors.add("onderwerp", page.t().get("mailtext.word", word)));
        if (!Input.fits(message.body(), LONGEST_BODY)) {
            errors.add("tekst", page.t().get("mailtext.body.invalid", LONGEST_BODY));
        }
        NeutralWords.betraying(message.body())
                .ifPresent(word -> errors.add("tekst", page.t().get("mailtext.word", word)));
        return errors;
    }

    private View show(
            Page page,
            Area area,
            MultiValueMap<String, String> typed,
            FormErrors errors,
            Outbox.@Nullable Preview preview) {
        Search search = search(typed);
        Purpose purpose = purpose(typed);
        List<ContactMessageSql.Sent> latest = messages.latest(area.id());
        Map<String, String> purposes = new LinkedHashMap<>();
        PURPOSES.forEach(each -> purposes.put(each.name(), page.t().get("network.purpose." + each)));
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("search", search);
        model.put("purpose", purpose);
        model.put("purposes", purposes);
        model.put("choices", choices);
        model.put("recipients", messages.recipients(area.id(), search, purpose));
        model.put("chosen", new ArrayList<>(typed.getOrDefault("contact", List.of())));
        model.put("typed", typed.toSingleValueMap());
        model.put("key", Input.key(value(typed, "sleutel")));
        model.put("latest", latest);
        model.put(
                "names",
                accounts.names(latest.stream().map(ContactMessageSql.Sent::by).collect(Collectors.toSet())));
        model.put("sent", page.asked("verstuurd").isPresent());
        model.put("errors", errors);
        model.put("preview", preview);
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/message", model);
    }

    private Search search(MultiValueMap<String, String> typed) {
        return choices.search(value(typed, "zoek"), value(typed, "zijde"), value(typed, "thema"), value(typed, "taal"));
    }

    private static Purpose purpose(MultiValueMap<String, String> typed) {
        return PURPOSES.stream()
                .filter(purpose -> purpose.name().equals(value(typed, "doel")))
                .findFirst()
                .orElse(Purpose.TRAJECT);
    }

    private static String value(MultiValueMap<String, String> typed, String field) {
        String value = typed.getFirst(field);
        return value == null ? "" : value;
    }
}
