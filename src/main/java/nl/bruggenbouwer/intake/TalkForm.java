package nl.bruggenbouwer.intake;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is asked in a talk: blocks of fields. A talk keeps the form it was planned with, so that its words stay readable when
 * content/talks.json changes.
 */
public record TalkForm(List<Block> blocks) {

    /**
     * One subject, filled in and saved as a whole.
     *
     * @param shows what the program adds to the fields, or null
     */
    public record Block(
            String code,
            String title,
            @Nullable String hint,
            @Nullable Shows shows,
            List<Field> fields) {

        /** The id of the block on the page. */
        public String anchor() {
            return "blok-" + code;
        }
    }

    /** What the program adds to a block: the organisations of the network, or the outcome of the talk. */
    public enum Shows {
        PARTIES,
        OUTCOME
    }

    /**
     * One thing to fill in.
     *
     * @param max characters of a text; 0 for other kinds
     * @param few a lower number gets a warning; 0 = never
     * @param reported whether it stands in the report
     * @param options texts by code, in screen order
     */
    public record Field(
            String code,
            String label,
            @Nullable String hint,
            Kind kind,
            int max,
            int few,
            boolean reported,
            Map<String, String> options) {

        /** The name of the field in the form of its block, and its id on the page. */
        public String name(Block block) {
            return block.code() + "-" + code;
        }

        /** Whether it is text in somebody's own words. */
        public boolean text() {
            return kind == Kind.LINE || kind == Kind.LINES;
        }
    }

    /** How something is filled in. */
    public enum Kind {
        LINE,
        LINES,
        CHOICE,
        CHOICES,
        DATE,
        NUMBER,
        /** Yes, no or later. */
        YESNO
    }

    Optional<Block> block(String code) {
        return blocks.stream().filter(block -> block.code().equals(code)).findFirst();
    }

    String toJson() {
        return JsonMapper.shared().writeValueAsString(this);
    }

    static TalkForm parse(String json) {
        return JsonMapper.shared().readValue(json, TalkForm.class);
    }
}
