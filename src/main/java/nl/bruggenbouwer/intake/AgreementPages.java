package nl.bruggenbouwer.intake;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.questionnaire.CollaborationForm;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The agreements of a traject, and the hours that partners work in it without pay. */
@Controller
class AgreementPages {

    private final AgreementSql sql;
    private final EngagementScreen screen;
    private final TalkScreen talks;
    private final Engagements engagements;
    private final IntakeContent content;
    private final Clock clock;

    AgreementPages(
            AgreementSql sql,
            EngagementScreen screen,
            TalkScreen talks,
            Engagements engagements,
            IntakeContent content,
            Clock clock) {
        this.sql = sql;
        this.screen = screen;
        this.talks = talks;
        this.engagements = engagements;
        this.content = content;
        this.clock = clock;
    }

    /** From the page of the traject, or with {@code gesprek} from that of a talk. */
    @PostMapping("/{area}/traject/{id}/afspraak")
    View agree(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID gesprek,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Talk talk = gesprek == null ? null : talks.find(area, id, gesprek);
        Map<String, String> typed = Input.lines(sent);
        String who = typed.getOrDefault("afspraak-wie", "");
        String what = typed.getOrDefault("afspraak-wat", "");
        String due = typed.getOrDefault("afspraak-voor", "");
        String wish = typed.getOrDefault("wens", "");
        Text t = page.t();
        FormErrors errors = new FormErrors();
        if (!Input.fits(who, 80)) {
            errors.add("afspraak-wie", t.get("traject.error.agreement.who"));
        }
        if (!Input.fits(what, 200)) {
            errors.add("afspraak-wat", t.get("traject.error.agreement.what"));
        }
        if (!due.isEmpty() && Input.day(due).isEmpty()) {
            errors.add("afspraak-voor", t.get("traject.error.date"));
        }
        if (!wish.isEmpty() && !Input.fits(wish, 120)) {
            errors.add("wens", t.get("traject.error.long", 120));
        }
        if (!errors.isEmpty()) {
            return talk == null
                    ? screen.show(page, area, member, id, typed, errors)
                    : talks.show(page, area, member, talk, typed, List.of(), errors);
        }
        Agreement agreement = new Agreement(
                Input.key(typed.get("sleutel")),
                who,
                what,
                Input.day(due).orElse(null),
                wish,
                form(typed.getOrDefault("vorm", "")).orElse(null),
                theme(typed.getOrDefault("thema", "")).orElse(null),
                null,
                null,
                gesprek);
        sql.add(area.id(), id, agreement, member.account(), clock.instant());
        return done(page, area, id, talk, "afgesproken");
    }

    private View done(Page page, Area area, UUID id, @Nullable Talk talk, String done) {
        return talk == null ? screen.done(page, area, id, done) : talks.done(page, area, talk, done);
    }

    private static Optional<CollaborationForm> form(String chosen) {
        return Input.one(CollaborationForm.values(), chosen);
    }

    private Optional<String> theme(String chosen) {
        return content.themeTexts().keySet().stream().filter(chosen::equals).findFirst();
    }

    /** An agreement is done, or no longer wanted; either way it stays. */
    @PostMapping("/{area}/traject/{id}/afspraak/einde")
    View end(
            Page page,
            Area area,
            @PathVariable UUID id,
            @RequestParam UUID afspraak,
            @RequestParam(required = false) @Nullable UUID gesprek,
            @RequestParam(defaultValue = "klaar") String hoe) {
        screen.find(area, id);
        Talk talk = gesprek == null ? null : talks.find(area, id, gesprek);
        sql.end(area.id(), id, afspraak, !hoe.equals("vervallen"), engagements.today());
        return done(page, area, id, talk, "bewaard");
    }

    @PostMapping("/{area}/traject/{id}/uren")
    View hours(
            Page page,
            Area area,
            Member member,
            @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> sent) {
        screen.find(area, id);
        Map<String, String> typed = Input.lines(sent);
        String partner = typed.getOrDefault("partner", "");
        String what = typed.getOrDefault("uren-wat", "");
        LocalDate today = engagements.today();
        Optional<LocalDate> on = Input.day(typed.getOrDefault("uren-datum", "")).filter(day -> !day.isAfter(today));
        Optional<Integer> minutes = minutes(typed.getOrDefault("uren", ""));
        Text t = page.t();
        FormErrors errors = new FormErrors();
        if (!content.partners().containsKey(partner)) {
            errors.add("partner", t.get("traject.error.partner"));
        }
        if (minutes.isEmpty()) {
            errors.add("uren", t.get("traject.error.hours"));
        }
        if (on.isEmpty()) {
            errors.add("uren-datum", t.get("traject.error.past"));
        }
        if (!what.isEmpty() && !Input.fits(what, 120)) {
            errors.add("uren-wat", t.get("traject.error.long", 120));
        }
        if (!errors.isEmpty()) {
            return screen.show(page, area, member, id, typed, errors);
        }
        FreeHours hours =
                new FreeHours(Input.key(typed.get("sleutel")), partner, on.orElseThrow(), minutes.orElseThrow(), what);
        sql.addHours(area.id(), id, hours, member.account(), clock.instant());
        return screen.done(page, area, id, "bewaard");
    }

    /** Quarters of an hour, up to 100 hours: "1,5" is 90 minutes. */
    static Optional<Integer> minutes(String typed) {
        if (!typed.matches("[0-9]{1,3}([.,][0-9]{1,2})?")) {
            return Optional.empty();
        }
        BigDecimal minutes = new BigDecimal(typed.replace(',', '.')).multiply(BigDecimal.valueOf(60));
        return Optional.of(minutes.intValue())
                .filter(n -> minutes.compareTo(BigDecimal.valueOf(n)) == 0 && n % 15 == 0 && n >= 15 && n <= 6000);
    }

    @PostMapping("/{area}/traject/{id}/uren/verwijdering")
    View removeHours(Page page, Area area, @PathVariable UUID id, @RequestParam UUID uren) {
        screen.find(area, id);
        sql.removeHours(area.id(), id, uren);
        return screen.done(page, area, id, "bewaard");
    }
}
