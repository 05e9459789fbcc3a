package nl.bruggenbouwer.intake;

import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DateChosen;
import nl.bruggenbouwer.datepoll.DateSubject;
import nl.bruggenbouwer.web.Text;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which date suits is asked for a traject or for one of its talks; a talk then gets the date that was chosen. */
@Component
class DatesAsked implements DateSubject {

    private final TalkSql talks;
    private final Engagements engagements;
    private final LeadTalk lead;

    DatesAsked(TalkSql talks, Engagements engagements, LeadTalk lead) {
        this.talks = talks;
        this.engagements = engagements;
        this.lead = lead;
    }

    @Override
    public Optional<Place> place(Area area, UUID subject, Text t) {
        String trajects = "/" + area.slug() + "/traject/";
        return engagements
                .find(area.id(), subject)
                .map(engagement -> new Place(trajects + subject, t.get("datepoll.back")))
                .or(() -> talks.find(area.id(), subject)
                        .map(talk -> new Place(
                                trajects + talk.engagement() + "/gesprek/" + subject,
                                t.get("talk.kind." + talk.kind()))));
    }

    @EventListener
    void chosen(DateChosen chosen) {
        lead.agree(
                chosen.area(),
                chosen.subject(),
                chosen.option().day(),
                chosen.option().from(),
                chosen.by(),
                engagements.today());
    }
}
