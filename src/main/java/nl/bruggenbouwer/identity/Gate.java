package nl.bruggenbouwer.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.areas.Areas;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.web.NotFound;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Holds each request against the access matrix, and enters the tenant. What is not in the person's areas does not exist
 * (404); a function that the role does not have is refused (403).
 */
@Component
class Gate implements HandlerInterceptor {

    /** Whoever changes how an account is signed in to, has shown a factor no longer ago than this. */
    private static final Duration RECENT = Duration.ofMinutes(5);

    private final AccessMatrix matrix;
    private final SignedIn signedIn;
    private final Factors factors;
    private final Areas areas;
    private final Clock clock;
    private final Doorkeeper doorkeeper;

    Gate(AccessMatrix matrix, SignedIn signedIn, Factors factors, Areas areas, Doorkeeper doorkeeper, Clock clock) {
        this.matrix = matrix;
        this.signedIn = signedIn;
        this.factors = factors;
        this.clock = clock;
        this.areas = areas;
        this.doorkeeper = doorkeeper;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            return true;
        }
        String route = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        AccessMatrix.Row row = matrix.row(request.getMethod(), route).orElseThrow(NotFound::new);
        if (row.anyone()) {
            return true;
        }
        Member member = signedIn.member(request);
        if (member == null) {
            return lead(response, "/inloggen");
        }
        request.setAttribute(Member.class.getName(), member);
        String elsewhere = secondStep(row.step(), member, signedIn.factorShown(request));
        if (elsewhere != null) {
            return lead(response, elsewhere);
        }
        request.setAttribute(Page.MenuItem.class.getName(), menu(member));
        if (row.ofArea()) {
            Area area = area(request);
            doorkeeper.check(row, member, area.id());
            request.setAttribute(Area.class.getName(), area);
            Tenancy.enter(member.roles().containsKey(area.id()) ? List.of(area.id()) : List.of());
        } else {
            doorkeeper.check(row, member, null);
            Tenancy.enter(List.copyOf(member.roles().keySet()));
        }
        return true;
    }

    private static boolean lead(HttpServletResponse response, String path) {
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader("Location", path);
        return false;
    }

    /** Where this person has to show or set up a second factor first, or null. The only place that decides this. */
    private @Nullable String secondStep(AccessMatrix.Step needed, Member member, @Nullable Instant shown) {
        if (needed == AccessMatrix.Step.LINK) {
            return null;
        }
        if (shown != null) {
            boolean old = shown.plus(RECENT).isBefore(clock.instant());
            return needed == AccessMatrix.Step.RECENT && old && factors.exist(member.account())
                    ? "/inloggen/stap"
                    : null;
        }
        if (factors.exist(member.account())) {
            return "/inloggen/stap";
        }
        boolean settingUp = needed == AccessMatrix.Step.SET_UP || needed == AccessMatrix.Step.RECENT;
        return member.needsFactor() && !settingUp ? "/mijn/beveiliging" : null;
    }

    @SuppressWarnings("unchecked")
    private Area area(HttpServletRequest request) {
        Map<String, String> variables =
                (Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return areas.bySlug(String.valueOf(variables.get("area"))).orElseThrow(NotFound::new);
    }

    private static List<Page.MenuItem> menu(Member member) {
        List<Page.MenuItem> items = new ArrayList<>();
        items.add(new Page.MenuItem("/overzicht", "staff.menu.overview"));
        if (member.is(Role.ADMINISTRATOR, AreaId.NATIONAL)) {
            items.add(new Page.MenuItem("/landelijk/gebieden", "staff.menu.areas"));
            items.add(new Page.MenuItem("/landelijk/beheerders", "staff.menu.administrators"));
            items.add(new Page.MenuItem("/landelijk/post", "staff.menu.mail"));
        }
        boolean adviser = member.roles().values().stream().anyMatch(roles -> roles.contains(Role.ADVISER));
        boolean coordinator = member.roles().values().stream().anyMatch(roles -> roles.contains(Role.COORDINATOR));
        if (coordinator || adviser) {
            items.add(new Page.MenuItem("/landelijk/aanvragen", "staff.menu.requests"));
        }
        if (coordinator || member.is(Role.ADMINISTRATOR, AreaId.NATIONAL)) {
            items.add(new Page.MenuItem("/landelijk/bewaren", "staff.menu.retention"));
        }
        if (coordinator) {
            items.add(new Page.MenuItem("/landelijk/personen", "staff.menu.persons"));
            items.add(new Page.MenuItem("/landelijk/vertalingen", "staff.menu.translations"));
            items.add(new Page.MenuItem("/landelijk/mailteksten", "staff.menu.mailtexts"));
            items.add(new Page.MenuItem("/landelijk/menukaart", "staff.menu.menu"));
        }
        items.add(new Page.MenuItem("/mijn/beveiliging", "staff.menu.security"));
        return items;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Tenancy.leave();
    }
}
