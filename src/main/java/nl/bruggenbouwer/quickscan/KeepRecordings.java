package nl.bruggenbouwer.quickscan;

import java.util.UUID;
import nl.bruggenbouwer.audit.Audit;
import nl.bruggenbouwer.database.AreaId;
import nl.bruggenbouwer.web.MediaFile;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps and removes recordings, for the whole country. The caller is in {@link AreaId#NATIONAL}. */
@Component
@Transactional
class KeepRecordings {

    private final Recordings recordings;
    private final Audit audit;

    KeepRecordings(Recordings recordings, Audit audit) {
        this.recordings = recordings;
        this.audit = audit;
    }

    /** Adds the recording of these words, or replaces it. */
    public void keep(String words, String language, MediaFile recording, UUID by) {
        recordings.keep(words, language, DigestUtils.sha256Hex(recording.bytes()), recording);
        audit.record(AreaId.NATIONAL, by, "recording kept: " + language, null);
    }

    public void remove(String words, String language, UUID by) {
        recordings.remove(words, language);
        audit.record(AreaId.NATIONAL, by, "recording removed: " + language, null);
    }
}
