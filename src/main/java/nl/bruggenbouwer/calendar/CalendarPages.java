package nl.bruggenbouwer.calendar;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The holidays and feasts of an area in the year to come, and the region of its schools. */
@Controller
class CalendarPages {

    private final Calendar calendar;
    private final RegionSql sql;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CalendarPages(Calendar calendar, RegionSql sql, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.calendar = calendar;
        this.sql = sql;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/{area}/kalender")
    View show(Page page, Area area, Member member) {
        return show(page, area, member, new FormErrors());
    }

    private View show(Page page, Area area, Member member, FormErrors errors) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Time.ZONE);
        LocalDate until = today.plusYears(1);
        Region region = calendar.region(area).orElse(null);
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("region", region);
        model.put("byMunicipality", calendar.byMunicipality(area).orElse(null));
        model.put("chosen", sql.chosen(area.id()).orElse(null));
        model.put("periods", calendar.between(today, until, region, true));
        model.put("unchecked", calendar.between(today, until, region, false));
        model.put("knownUntil", calendar.knownUntil());
        model.put("unknown", until.isAfter(calendar.knownUntil()));
        model.put("mayChange", member.ofAlliance(area.id()));
        model.put("errors", errors);
        return page.show("calendar/calendar", model);
    }

    @PostMapping("/{area}/kalender")
    View choose(Page page, Area area, Member member, @RequestParam(defaultValue = "") String regio) {
        Optional<Region> region = Input.one(Region.values(), regio);
        if (region.isEmpty() && !regio.equals("gemeente")) {
            return show(
                    page.status(HttpStatus.UNPROCESSABLE_CONTENT),
                    area,
                    member,
                    new FormErrors().add("regio", page.t().get("calendar.error.region")));
        }
        transaction.executeWithoutResult(status -> {
            sql.choose(area.id(), region.orElse(null));
            audit.record(area.id(), member.account(), "school region changed", null);
        });
        return page.redirect("/" + area.slug() + "/kalender");
    }
}
