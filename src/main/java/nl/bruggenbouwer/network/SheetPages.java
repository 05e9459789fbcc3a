package nl.bruggenbouwer.network;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.identity.Member;
import nl.bruggenbouwer.web.Download;
import nl.bruggenbouwer.web.FormErrors;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Page;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** The network from and to a spreadsheet. */
@Controller
class SheetPages {

    private final ImportNetwork importNetwork;
    private final ExportNetwork exportNetwork;
    private final SheetWords words;
    private final NetworkChoices choices;

    SheetPages(ImportNetwork importNetwork, ExportNetwork exportNetwork, SheetWords words, NetworkChoices choices) {
        this.importNetwork = importNetwork;
        this.exportNetwork = exportNetwork;
        this.words = words;
        this.choices = choices;
    }

    @GetMapping("/{area}/netwerk/invoer")
    View form(Page page, Area area) {
        return show(page, area, new FormErrors(), null, "");
    }

    @GetMapping("/{area}/netwerk/invoer/sjabloon")
    ResponseEntity<byte[]> template(Page page, Area area) {
        return file("sjabloon.xlsx", NetworkSheet.write(List.of(), words, page.t()));
    }

    /** Shows what the sheet would add; the sheet goes along inside the form that confirms it, and is kept nowhere. */
    @PostMapping("/{area}/netwerk/invoer")
    View look(
            Page page,
            Area area,
            Member member,
            @RequestParam(name = "blad", required = false) @Nullable MultipartFile file)
            throws IOException {
        byte[] bytes = file == null ? new byte[0] : file.getBytes();
        return shown(page, area, bytes, importNetwork.look(area.id(), bytes, member.account(), page.t()));
    }

    @PostMapping("/{area}/netwerk/invoer/bevestiging")
    View add(Page page, Area area, Member member, @RequestParam(defaultValue = "") String inhoud) {
        byte[] bytes = decoded(inhoud);
        ImportNetwork.Result result = importNetwork.add(area.id(), bytes, member.account(), page.t());
        return result.faults().isEmpty()
                ? page.redirect("/" + area.slug() + "/netwerk?gedaan=ingelezen")
                : shown(page, area, bytes, result);
    }

    private static byte[] decoded(String content) {
        try {
            return Base64.getDecoder().decode(content);
        } catch (IllegalArgumentException e) {
            return new byte[0]; // as if no sheet was chosen
        }
    }

    private View shown(Page page, Area area, byte[] bytes, ImportNetwork.Result result) {
        FormErrors errors = new FormErrors();
        if (!result.faults().isEmpty()) {
            errors.add("blad", page.t().get("network.sheet.refused"));
        }
        return show(
                page,
                area,
                errors,
                result,
                errors.isEmpty() ? Base64.getEncoder().encodeToString(bytes) : "");
    }

    private View show(Page page, Area area, FormErrors errors, ImportNetwork.@Nullable Result result, String content) {
        Map<String, Object> model = new HashMap<>();
        model.put("area", area);
        model.put("errors", errors);
        model.put("result", result);
        model.put("content", content);
        model.put("version", choices.wordingVersion());
        return page.status(errors.isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT)
                .show("network/import", model);
    }

    @GetMapping("/{area}/netwerk/uitvoer")
    View reasons(Page page, Area area) {
        return page.show("network/export", Map.of("area", area, "errors", new FormErrors()));
    }

    @PostMapping("/{area}/netwerk/uitvoer")
    Object export(Page page, Area area, Member member, @RequestParam(defaultValue = "") String waarvoor) {
        Optional<ExportNetwork.Reason> reason = Input.one(ExportNetwork.Reason.values(), waarvoor);
        if (reason.isEmpty()) {
            FormErrors errors = new FormErrors().add("waarvoor", page.t().get("network.error.reason"));
            return page.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .show("network/export", Map.of("area", area, "errors", errors));
        }
        return file(
                "netwerk.xlsx",
                exportNetwork.sheet(
                        area.id(), Sight.of(member, area.id()), reason.orElseThrow(), member.account(), page.t()));
    }

    private static ResponseEntity<byte[]> file(String name, byte[] content) {
        return Download.of("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name, content);
    }
}
