package nl.bruggenbouwer.identity;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.notifications.Outbox;
import nl.bruggenbouwer.notifications.Undelivered;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Text;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/**
 * An area's mail: what waits, and what could not be delivered: a coordinator calls instead, tries again, or is done with it. What belongs to
 * no area and did not arrive is the administrators': without subject, and without the name in the address.
 */
@Controller
class MailPages {

    private final Outbox outbox;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailPages(Outbox outbox, Audit audit, TransactionTemplate transaction, Clock clock) {
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = transaction;
        this.clock = clock;
    }

    @GetMapping("/{area}/berichten")
    View show(Page page, Area area, Member member) {
        audit.read(area.id(), member.account(), "undelivered mail read", null);
        return page.show(
                "identity/mail",
                Map.of(
                        "area", area,
                        "undelivered", outbox.undelivered(area.id()),
                        "waiting", outbox.waiting(area.id()),
                        "accepted", outbox.accepted(area.id()),
                        "bounces", outbox.noticesBounces(),
                        "now", clock.instant(),
                        "away", outbox.serverAway()));
    }

    @PostMapping("/{area}/berichten")
    View act(
            Page page,
            Area area,
            Member member,
            @RequestParam(defaultValue = "") String bericht,
            @RequestParam(defaultValue = "") String wat) {
        outbox.undelivered(area.id()).stream()
                .map(Undelivered::id)
                .filter(id -> id.toString().equals(bericht))
                .forEach(id -> transaction.executeWithoutResult(status -> act(area, member, id, wat)));
        return page.redirect("/" + area.slug() + "/berichten");
    }

    @GetMapping("/landelijk/post")
    View national(Page page, Member member) {
        return page.show(
                "identity/nationalmail",
                Map.of(
                        "undelivered",
                        Tenancy.in(AreaId.NATIONAL, () -> {
                            audit.read(AreaId.NATIONAL, member.account(), "undelivered mail read", null);
                            return outbox.undelivered(AreaId.NATIONAL);
                        }),
                        "bounces",
                        outbox.noticesBounces()));
    }

    @PostMapping("/landelijk/post")
    View done(Page page, Member member, @RequestParam(defaultValue = "") String bericht) {
        Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.executeWithoutResult(status -> outbox.undelivered(AreaId.NATIONAL).stream()
                        .map(Undelivered::id)
                        .filter(id -> id.toString().equals(bericht) && outbox.done(AreaId.NATIONAL, id))
                        .forEach(id -> audit.record(AreaId.NATIONAL, member.account(), "mail done with", id))));
        return page.redirect("/landelijk/post");
    }

    /** A colleague may have been first: then there is nothing left to do. */
    private void act(Area area, Member member, UUID id, String what) {
        boolean again = what.equals("opnieuw");
        if (again ? outbox.again(area.id(), id) : outbox.done(area.id(), id)) {
            audit.record(area.id(), member.account(), again ? "mail tried again" : "mail done with", id);
        }
    }

    /** On the overview of who can call. */
    @Component
    @Order(2)
    static class Waiting implements OverviewItems {

        private final Outbox outbox;

        Waiting(Outbox outbox) {
            this.outbox = outbox;
        }

        @Override
        public List<Item> of(Member member, List<Area> areas, Text t) {
            List<Area> led = areas.stream()
                    .filter(area -> member.is(Role.COORDINATOR, area.id()))
                    .toList();
            Map<AreaId, Integer> undelivered =
                    outbox.undelivered(led.stream().map(Area::id).toList());
            return Stream.concat(
                            national(member, t),
                            led.stream()
                                    .filter(area -> undelivered.containsKey(area.id()))
                                    .map(area -> Item.waiting(
                                            area.id(),
                                            "/" + area.slug() + "/berichten",
                                            t.get("mail.waits", undelivered.getOrDefault(area.id(), 0)))))
                    .toList();
        }

        private Stream<Item> national(Member member, Text t) {
            if (!member.is(Role.ADMINISTRATOR, AreaId.NATIONAL)) {
                return Stream.empty();
            }
            List<AreaId> national = List.of(AreaId.NATIONAL);
            return Tenancy.in(AreaId.NATIONAL, () -> outbox.undelivered(national)).values().stream()
                    .map(mails ->
                            Item.waiting(AreaId.NATIONAL, "/landelijk/post", t.get("mail.national.waits", mails)));
        }
    }
}
