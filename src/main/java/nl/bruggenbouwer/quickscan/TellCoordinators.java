package nl.bruggenbouwer.quickscan;

import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.identity.Accounts;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.start.Settings;
import nl.bruggenbouwer.web.Text;
import nl.bruggenbouwer.web.Texts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mails the coordinators of an area that something waits for them, in the caller's transaction. */
@Component
class TellCoordinators {

    private final Accounts accounts;
    private final Outbox outbox;
    private final Settings settings;
    private final Text text;

    TellCoordinators(Accounts accounts, Outbox outbox, Settings settings, Texts texts) {
        this.accounts = accounts;
        this.outbox = outbox;
        this.settings = settings;
        this.text = texts.dutch();
    }

    /**
     * @param key of the texts {@code <key>.mail.subject} and {@code <key>.mail.body}
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(AreaId area, String key) {
        for (String address : accounts.coordinators(area)) {
            outbox.add(
                    area,
                    new Outbox.Mail(
                            address,
                            text.get(key + ".mail.subject"),
                            text.get(key + ".mail.body", settings.baseUrl()),
                            null));
        }
    }
}
