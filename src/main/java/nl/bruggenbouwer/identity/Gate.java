package nl.bruggenbouwer.identity;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

    private final AccessMatrix matrix;
    private final SignedIn signedIn;
    private final Areas areas;
    private final Doorkeeper doorkeeper;

    Gate(AccessMatrix matrix, SignedIn signedIn, Areas areas, Doorkeeper doorkeeper) {
        this.matrix = matrix;
        this.signedIn = signedIn;
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
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/inloggen");
            return false;
        }
        // A second factor (passkey or one-time code) belongs here: who holds a staff role and has not shown one in this
        // session goes to the page that asks for it.
        request.setAttribute(Member.class.getName(), member);
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
        }
        boolean coordinator = member.roles().values().stream().anyMatch(roles -> roles.contains(Role.COORDINATOR));
        if (coordinator || member.is(Role.ADMINISTRATOR, AreaId.NATIONAL)) {
            items.add(new Page.MenuItem("/landelijk/bewaren", "staff.menu.retention"));
        }
        if (coordinator) {
            items.add(new Page.MenuItem("/landelijk/vertalingen", "staff.menu.translations"));
        }
        return items;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Tenancy.leave();
    }
}
