package nl.bruggenbouwer.web;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Words that betray the theme. They never stand in what somebody else can see on a phone or a desk: a mail's subject, a
 * page's title, the name of a file or of a calendar entry.
 */
public final class NeutralWords {

    private static final Pattern BETRAYS = Pattern.compile(
            String.join(
                    "|",
                    "geweld(?!ig)|\\beer\\b|eerwraak|eergerelateerd|huwelijk|dwang|gedwongen|achtergelaten|achterlating",
                    "besnijdenis|lhbti?|homoseks|slachtoffer|mishandel|misbruik",
                    "violence|\\bhonou?r\\b|marriage|\\bforced\\b|abandon|circumcision|mutilation|\\bfgm\\b|lgbti?|\\bvictim|abuse",
                    "şiddet|\\bnamus|evlilik|\\bzorla|sünnet|mağdur|terk edil|istismar",
                    "عنف|شرف|زواج|إكراه|إجبار|ختان|ضحية|ضحايا|مثلي"),
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);

    private NeutralWords() {}

    public static boolean neutral(String text) {
        return betraying(text).isEmpty();
    }

    /** The first word, or part of a word, that betrays. */
    public static Optional<String> betraying(String text) {
        Matcher found = BETRAYS.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
