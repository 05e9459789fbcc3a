package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.bruggenbouwer.web.Text;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report of a talk (gespreksverslag) in words, so that what was sent stays what it was.
 *
 * @param title with whom
 * @param day on which it was held, written out
 * @param present organisations and functions
 * @param parts the blocks in which something was filled in
 * @param agreements who does what, before when
 */
public record TalkReport(
        String title, String area, String day, List<String> present, List<Part> parts, List<String> agreements) {

    public record Part(String title, List<Line> lines) {}

    public record Line(String label, String words) {}

    /**
     * The report of a talk that was held, as it is now; contact data stays out.
     *
     * @param parties the names of those that were chosen
     */
    static TalkReport of(
            Talk talk,
            String area,
            Map<String, Talk.Filled> blocks,
            String parties,
            List<Agreement> agreements,
            Text t) {
        List<Part> parts = new ArrayList<>();
        for (TalkForm.Block block : talk.form().blocks()) {
            Talk.Filled filled = blocks.getOrDefault(block.code(), Talk.Filled.NOTHING);
            List<Line> lines = new ArrayList<>();
            block.fields().stream()
                    .filter(field -> field.reported() && !filled.of(field).isEmpty())
                    .forEach(field -> lines.add(new Line(field.label(), TalkView.words(field, filled, t))));
            if (block.shows() == TalkForm.Shows.PARTIES && !parties.isEmpty()) {
                lines.add(new Line(t.get("talk.parties"), parties));
            }
            if (!lines.isEmpty()) {
                parts.add(new Part(block.title(), lines));
            }
        }
        return new TalkReport(
                t.get("talk.kind." + talk.kind()),
                area,
                t.date(Objects.requireNonNull(talk.heldOn())),
                talk.present(),
                parts,
                agreements.stream().map(agreement -> words(agreement, t)).toList());
    }

    private static String words(Agreement agreement, Text t) {
        LocalDate due = agreement.due();
        return agreement.who() + ": " + agreement.what()
                + (due == null ? "" : ", " + t.get("traject.agreement.due", t.date(due)));
    }

    String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static TalkReport parse(String json) {
        return JsonMapper.shared().readValue(json, TalkReport.class);
    }
}
