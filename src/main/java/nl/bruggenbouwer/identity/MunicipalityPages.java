package nl.bruggenbouwer.identity;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.areas.Municipalities;
import nl.bruggenbouwer.areas.MunicipalityList;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.database.Tenancy;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Page;
import nl.bruggenbouwer.web.Spreadsheet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The administrator's list of municipalities: shown, and replaced each year by the official one. */
@Controller
class MunicipalityPages {

    private final Municipalities municipalities;
    private final Audit audit;
    private final TransactionTemplate transaction;

    MunicipalityPages(Municipalities municipalities, Audit audit, TransactionTemplate transaction) {
        this.municipalities = municipalities;
        this.audit = audit;
        this.transaction = transaction;
    }

    @GetMapping("/landelijk/gemeenten")
    View list(Page page) {
        return list(page, List.of(), new FormErrors());
    }

    private View list(Page page, List<MunicipalityList.Mistake> mistakes, FormErrors errors) {
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show(
                        "identity/municipalities",
                        Map.of("all", municipalities.all(), "mistakes", mistakes, "errors", errors));
    }

    /** Takes over an official list, whole or not at all; says per row what is wrong. */
    @PostMapping("/landelijk/gemeenten")
    View replace(Page page, Member member, @RequestParam(name = "lijst", required = false) @Nullable MultipartFile file)
            throws IOException {
        Optional<List<List<String>>> rows = file == null ? Optional.empty() : Spreadsheet.read(file.getBytes());
        if (rows.isEmpty()) {
            return list(page, List.of(), new FormErrors().add("lijst", page.t().get("municipality.error.file")));
        }
        List<MunicipalityList.Mistake> mistakes = Tenancy.in(
                AreaId.NATIONAL,
                () -> transaction.execute(status -> {
                    List<MunicipalityList.Mistake> wrong = municipalities.replace(rows.orElseThrow());
                    if (wrong.isEmpty()) {
                        audit.record(AreaId.NATIONAL, member.account(), "municipalities replaced", null);
                    }
                    return wrong;
                }));
        return mistakes.isEmpty()
                ? page.redirect("/landelijk/gemeenten?gedaan=ja")
                : list(page, mistakes, new FormErrors().add("lijst", page.t().get("municipality.error.rows")));
    }
}
