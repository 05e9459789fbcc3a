package nl.bruggenbouwer.intake;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.datepoll.DatePoll;
import nl.bruggenbouwer.start.Time;
import nl.bruggenbouwer.web.Input;
import nl.bruggenbouwer.web.Text;
import org.jspecify.annotations.Nullable;

/**
 * One talk as its page shows it. The other side may look on: nothing of other organisations, no remarks of our own.
 *
 * @param blocks what was saved, by code
 * @param again the blocks that are shown once more with what was typed
 * @param open code of the block that is unfolded, or empty
 * @param unfolded what the block shows that has a mistake: PARTIES or OUTCOME; or empty
 * @param agreements those made in this talk
 * @param themes texts by code
 */
public record TalkView(
        Area area,
        Talk talk,
        LocalDate today,
        boolean mayChange,
        Map<String, Talk.Filled> blocks,
        List<Again> again,
        String open,
        String unfolded,
        Map<UUID, String> names,
        List<Agreement> agreements,
        Map<String, String> themes,
        Reports reports,
        Parties.Chosen parties,
        List<DatePoll> polls) {

    /**
     * What was sent of the report.
     *
     * @param version of the one that was sent last; 0 = none
     * @param changed whether the talk changed since
     */
    public record Reports(int version, boolean changed, List<ReportReader> readers) {

        static final Reports NONE = new Reports(0, false, List.of());
    }

    /**
     * A block that was not saved.
     *
     * @param conflict somebody else saved it in between: what they wrote is shown beside it
     */
    public record Again(BlockForm form, boolean conflict) {

        boolean of(TalkForm.Block block) {
            return form.block().code().equals(block.code());
        }
    }

    public String address() {
        return "/" + area.slug() + "/traject/" + talk.engagement() + "/gesprek/" + talk.id();
    }

    public String traject() {
        return "/" + area.slug() + "/traject/" + talk.engagement();
    }

    public boolean open(TalkForm.Block block) {
        return open.equals(block.code())
                || again(block).isPresent()
                || block.shows() != null && block.shows().name().equals(unfolded);
    }

    public boolean filled(TalkForm.Block block) {
        return talk.filled().contains(block.code());
    }

    /** What stands in a block's form: what was saved, or what was typed and not saved. */
    public Talk.Filled shown(TalkForm.Block block) {
        return again(block)
                .map(typed -> typed.form().typed(typed.form().read()))
                .orElse(saved(block));
    }

    /** Goes along in the form, so that only what was changed since is saved. */
    public String was(TalkForm.Block block) {
        return again(block)
                .filter(typed -> !typed.conflict())
                .map(typed -> typed.form().was())
                .orElseGet(() -> BlockForm.digest(block, saved(block).values()));
    }

    private Optional<Again> again(TalkForm.Block block) {
        return again.stream().filter(typed -> typed.of(block)).findFirst();
    }

    public Talk.Filled saved(TalkForm.Block block) {
        return blocks.getOrDefault(block.code(), Talk.Filled.NOTHING);
    }

    public boolean conflict(TalkForm.Block block) {
        return again(block).filter(Again::conflict).isPresent();
    }

    /** When a block was saved: the time, or the day when that was not today. */
    public String when(Talk.Filled saved, Text t) {
        if (saved.at() == null) {
            return "";
        }
        boolean sameDay = LocalDate.ofInstant(saved.at(), Time.ZONE).equals(today);
        return sameDay ? t.get("talk.saved.time", t.time(saved.at())) : t.get("talk.saved.day", t.date(saved.at()));
    }

    public String name(@Nullable UUID account) {
        return account == null ? "" : names.getOrDefault(account, "");
    }

    /** The block after this one, or null. */
    public TalkForm.@Nullable Block next(TalkForm.Block block) {
        List<TalkForm.Block> all = talk.form().blocks();
        int after = all.indexOf(block) + 1;
        return after < all.size() ? all.get(after) : null;
    }

    /** A value in words: the texts of codes, a day written out. */
    public static String words(TalkForm.Field field, Talk.Filled filled, Text t) {
        return filled.of(field).stream()
                .map(value -> switch (field.kind()) {
                    case CHOICE, CHOICES, YESNO -> field.options().getOrDefault(value, value);
                    case DATE -> Input.day(value).map(t::date).orElse(value);
                    case LINE, LINES, NUMBER -> value.replace("\n", "; ");
                })
                .collect(Collectors.joining(", "));
    }

    /** What was typed in the small forms of the page, with the plan of the talk where nothing was. */
    public Map<String, String> plan(Map<String, String> typed) {
        Talk.Plan plan = talk.plan();
        Map<String, String> all = new HashMap<>(Map.of(
                "datum", plan.on() == null ? "" : plan.on().toString(),
                "tijd", plan.at() == null ? "" : plan.at().toString(),
                "plaats", plan.place()));
        if (plan.online()) {
            all.put("online", "ja");
        }
        if (typed.containsKey("datum")) {
            all.remove("online");
        }
        all.putAll(typed);
        return all;
    }
}
