package nl.bruggenbouwer.intake;

import java.time.Clock;
import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps a request for a first talk and tells the desk of its topic that something waits. */
@Component
class AskFirstTalk {

    private final RequestSql requests;
    private final IntakeContent content;
    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Settings settings;
    private final Text text;
    private final Clock clock;

    AskFirstTalk(
            RequestSql requests,
            IntakeContent content,
            Outbox outbox,
            Audit audit,
            TransactionTemplate transaction,
            Settings settings,
            Texts texts,
            Clock clock) {
        this.requests = requests;
        this.content = content;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.settings = settings;
        this.text = texts.dutch();
        this.clock = clock;
    }

    /** From the site. What looks like spam is kept apart, and nobody is mailed about it. The same id twice is one request. */
    void fromSite(UUID id, RequestForm form, Request.@Nullable Held held) {
        Request request = request(id, form, Request.CameBy.SITE, held, null);
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> {
                    if (requests.add(request) && held == null) {
                        outbox.add(
                                AreaId.NATIONAL,
                                new Outbox.Mail(
                                        content.mailbox(form.topic()),
                                        text.get("request.mail.subject"),
                                        text.get("request.mail.body", settings.baseUrl()),
                                        null));
                    }
                }));
    }

    /** Typed in by somebody of the staff, who then has it. */
    void typedIn(UUID id, RequestForm form, Request.CameBy cameBy, UUID by) {
        Request request = request(id, form, cameBy, null, by);
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> {
                    if (requests.add(request)) {
                        audit.record(AreaId.NATIONAL, by, "request typed in", id);
                    }
                }));
    }

    private Request request(
            UUID id, RequestForm form, Request.CameBy cameBy, Request.@Nullable Held held, @Nullable UUID takenBy) {
        return new Request(
                id,
                form.kind().orElseThrow(),
                form.topic(),
                form.place(),
                form.name(),
                form.email(),
                form.phone(),
                cameBy,
                clock.instant(),
                held,
                takenBy,
                null,
                null,
                null,
                null,
                0);
    }
}
