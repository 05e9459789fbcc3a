package nl.bruggenbouwer.quickscan;

import nl.bruggenbouwer.web.NotFound;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Serves recordings; their address is their content, so a browser may keep them. */
@Controller
class RecordingPages {

    private final Recordings recordings;

    RecordingPages(Recordings recordings) {
        this.recordings = recordings;
    }

    @GetMapping("/geluid/{sha256}")
    ResponseEntity<byte[]> play(@PathVariable String sha256) {
        Recordings.Recording recording = recordings.find(sha256).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header("Content-Type", recording.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .body(recording.bytes());
    }
}
