package nl.bruggenbouwer.questionnaire;

import java.nio.file.Path;
import nl.bruggenbouwer.content.ContentFile;

/** The questionnaire as people write it, in the folder content. */
public final class QuestionnaireFile {

    private QuestionnaireFile() {}

    /** Reads and checks the file; every mistake is named in the error. */
    public static Questionnaire read(Path file) {
        return QuestionnaireReader.read(ContentFile.nameOf(file), ContentFile.text(file));
    }
}
