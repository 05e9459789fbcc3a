package nl.bruggenbouwer.identity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.MailText;
import nl.bruggenbouwer.notifications.MailTexts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.NeutralWords;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Translator.Language;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The words of mails, per language: a coordinator changes them, looks at them first, or goes back to the standard ones. */
@Controller
class MailTextPages {

    private static final int LONGEST_SUBJECT = 100;
    private static final int LONGEST_BODY = 4000;

    private final MailTexts texts;
    private final Outbox outbox;
    private final Accounts accounts;
    private final Audit audit;
    private final TransactionTemplate transaction;

    MailTextPages(MailTexts texts, Outbox outbox, Accounts accounts, Audit audit, TransactionTemplate transaction) {
        this.texts = texts;
        this.outbox = outbox;
        this.accounts = accounts;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/landelijk/mailteksten")
    View list(Page page) {
        Map<MailText, Map<Language, String>> all = new LinkedHashMap<>();
        for (MailText text : texts.all()) {
            Map<Language, String> states = new LinkedHashMap<>();
            page.languages().forEach(language -> states.put(language, state(text, language)));
            all.put(text, states);
        }
        return page.show("identity/mailtexts", Map.of("texts", all));
    }

    private String state(MailText text, Language language) {
        boolean own = texts.history(text, language.code()).stream()
                .findFirst()
                .filter(version -> version.words() != null)
                .isPresent();
        return own ? "own" : texts.hasStandard(text, language.code()) ? "standard" : "none";
    }

    @GetMapping("/landelijk/mailteksten/{name}/{taal}")
    View show(Page page, @PathVariable String name, @PathVariable String taal) {
        MailText text = find(name);
        Language in = find(page, taal);
        return show(page, text, in, texts.words(text, in.code()), new FormErrors(), null);
    }

    @PostMapping("/landelijk/mailteksten/{name}/{taal}")
    View change(
            Page page,
            Member member,
            @PathVariable String name,
            @PathVariable String taal,
            @RequestParam(defaultValue = "") String onderwerp,
            @RequestParam(defaultValue = "") String tekst,
            @RequestParam(defaultValue = "") String wat) {
        MailText text = find(name);
        Language in = find(page, taal);
        MailTexts.Words words = new MailTexts.Words(Input.line(onderwerp), Input.text(tekst));
        if (wat.equals("standaard")) {
            save(text, in, null, member);
            return page.redirect("/landelijk/mailteksten/" + name + "/" + in.code() + "?bewaard");
        }
        FormErrors errors = check(page, text, words);
        if (!errors.isEmpty()) {
            return show(page.status(HttpStatus.UNPROCESSABLE_CONTENT), text, in, words, errors, null);
        }
        if (!wat.equals("bewaren")) {
            return show(page, text, in, words, errors, preview(page, text, in, words));
        }
        save(text, in, words, member);
        return page.redirect("/landelijk/mailteksten/" + name + "/" + in.code() + "?bewaard");
    }

    private void save(MailText text, Language in, MailTexts.@Nullable Words words, Member member) {
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> {
                    texts.change(text, in.code(), words, member.account());
                    audit.record(AreaId.NATIONAL, member.account(), "mail text changed", null);
                }));
    }

    private static FormErrors check(Page page, MailText text, MailTexts.Words words) {
        FormErrors errors = new FormErrors();
        if (!Input.fits(words.subject(), LONGEST_SUBJECT)) {
            errors.add("onderwerp", page.t().get("mailtext.subject.invalid", LONGEST_SUBJECT));
        }
        NeutralWords.betraying(words.subject())
                .ifPresent(word -> errors.add("onderwerp", page.t().get("mailtext.word", word)));
        if (!Input.fits(words.body(), LONGEST_BODY)) {
            errors.add("tekst", page.t().get("mailtext.body.invalid", LONGEST_BODY));
        } else {
            String missing = text.fields().stream()
                    .map(field -> "{" + field + "}")
                    .filter(field -> !words.body().contains(field))
                    .collect(Collectors.joining(", "));
            if (!missing.isEmpty()) {
                errors.add("tekst", page.t().get("mailtext.missing", missing));
            }
        }
        return errors;
    }

    /** As it will look, with an example of each field. */
    private Outbox.Preview preview(Page page, MailText text, Language in, MailTexts.Words words) {
        String subject = words.subject();
        String body = words.body();
        for (String field : text.fields()) {
            String example = page.t().get("mailtext.example." + field, page.baseUrl());
            subject = subject.replace("{" + field + "}", example);
            body = body.replace("{" + field + "}", example);
        }
        return outbox.preview(AreaId.NATIONAL, new Outbox.Mail("", subject, body, null).in(in.code()));
    }

    private View show(
            Page page,
            MailText text,
            Language language,
            MailTexts.Words typed,
            FormErrors errors,
            Outbox.@Nullable Preview preview) {
        List<MailTexts.Version> history = texts.history(text, language.code());
        Map<UUID, String> names =
                accounts.names(history.stream().map(MailTexts.Version::by).collect(Collectors.toSet()));
        Map<String, Object> model = new HashMap<>();
        model.put("text", text);
        model.put("language", language);
        model.put("typed", typed);
        model.put("hasStandard", texts.hasStandard(text, language.code()));
        model.put("history", history);
        model.put("names", names);
        model.put("saved", page.asked("bewaard").isPresent());
        model.put("errors", errors);
        model.put("preview", preview);
        return page.show("identity/mailtext", model);
    }

    /** This module's own. */
    @Configuration(proxyBeanMethods = false)
    static class Own {

        @Bean
        MailText signInText() {
            return SignInLinks.SIGN_IN;
        }

        @Bean
        MailText inviteText() {
            return Accounts.INVITE;
        }
    }

    private MailText find(String name) {
        return texts.all().stream()
                .filter(text -> text.name().equals(name))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static Language find(Page page, String code) {
        return page.languages().stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElseThrow(NotFound::new);
    }
}
