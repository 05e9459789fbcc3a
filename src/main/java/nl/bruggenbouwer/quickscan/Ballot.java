package nl.bruggenbouwer.quickscan;

import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import nl.bruggenbouwer.questionnaire.Option;
import nl.bruggenbouwer.questionnaire.Question;
import nl.bruggenbouwer.questionnaire.Questionnaire;

/**
 * Where each option of a questionnaire version stands when ticks are packed into bits: all options in order, whoever is
 * asked, so each response of a scan has the same length. A tick is named by its code, such as NEED_SUPPORT.TRAINING.
 */
public final class Ballot {

    private final List<String> codes = new ArrayList<>();
    private final BitSet dropped = new BitSet();

    Ballot(Questionnaire questionnaire) {
        for (Question question : questionnaire.questions()) {
            if (question instanceof Question.Choice choice) {
                for (Option option : choice.options()) {
                    dropped.set(codes.size(), option.dropped());
                    codes.add(code(question, option));
                }
            }
        }
    }

    static String code(Question question, Option option) {
        return question.code() + "." + option.code();
    }

    List<String> codes() {
        return codes;
    }

    /** What is stored: as many bytes for everybody; "Geen van deze" counts as skipped. */
    byte[] pack(Set<String> ticks) {
        BitSet bits = bits(ticks);
        bits.andNot(dropped);
        return fixedLength(bits);
    }

    BitSet unpack(byte[] packed) {
        return BitSet.valueOf(packed);
    }

    /** What travels from part to part inside the form, "Geen van deze" included. */
    String encode(Set<String> ticks) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(fixedLength(bits(ticks)));
    }

    /** Reads {@link #encode} back; anything else is refused. */
    Set<String> decode(String encoded) {
        if (encoded.isEmpty()) {
            return new LinkedHashSet<>();
        }
        byte[] packed = Base64.getUrlDecoder().decode(encoded);
        BitSet bits = BitSet.valueOf(packed);
        if (packed.length != length() || bits.length() > codes.size()) {
            throw new IllegalArgumentException("Not a state of this questionnaire");
        }
        Set<String> ticks = new LinkedHashSet<>();
        bits.stream().forEach(bit -> ticks.add(codes.get(bit)));
        return ticks;
    }

    private BitSet bits(Set<String> ticks) {
        BitSet bits = new BitSet(codes.size());
        for (int i = 0; i < codes.size(); i++) {
            bits.set(i, ticks.contains(codes.get(i)));
        }
        return bits;
    }

    private int length() {
        return (codes.size() + 7) / 8;
    }

    private byte[] fixedLength(BitSet bits) {
        byte[] packed = new byte[length()];
        byte[] trimmed = bits.toByteArray();
        System.arraycopy(trimmed, 0, packed, 0, trimmed.length);
        return packed;
    }
}
