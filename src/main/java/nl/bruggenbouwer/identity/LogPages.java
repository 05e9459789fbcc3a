package nl.bruggenbouwer.identity;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.audit.VerifyAudit;
import nl.bruggenbouwer.web.Page;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;

/** The log of an area: who did or read what, and whether its rows are all there and unchanged. */
@Controller
class LogPages {

    private static final int SHOWN = 200;

    private final Audit audit;
    private final VerifyAudit verify;
    private final AccountSql accounts;

    LogPages(Audit audit, VerifyAudit verify, AccountSql accounts) {
        this.audit = audit;
        this.verify = verify;
        this.accounts = accounts;
    }

    @GetMapping("/{area}/logboek")
    View show(Page page, Area area, Member member) {
        audit.read(area.id(), member.account(), "log read", null);
        List<Audit.Entry> entries = audit.newest(area.id(), SHOWN);
        Map<UUID, String> names = accounts.names(entries.stream()
                .map(Audit.Entry::account)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        List<LogLine> lines = entries.stream()
                .map(entry -> new LogLine(
                        page.t().moment(entry.at()),
                        entry.account() == null
                                ? page.t().get("log.program")
                                : names.getOrDefault(entry.account(), page.t().get("log.gone")),
                        Audit.words(page.t(), entry.action())))
                .toList();
        return page.show("identity/log", Map.of("lines", lines, "findings", verify.of(area.id())));
    }
}
