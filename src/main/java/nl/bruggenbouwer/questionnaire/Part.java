package nl.bruggenbouwer.questionnaire;

import java.util.List;

/** Questions that belong together and are shown under one title. */
public record Part(String title, List<Question> questions) {

    public Part {
        questions = List.copyOf(questions);
    }
}
