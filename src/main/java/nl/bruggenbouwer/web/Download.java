package nl.bruggenbouwer.web;

import org.springframework.http.ResponseEntity;

/** A file that is sent to be kept, not shown. */
public final class Download {

    private Download() {}

    /**
     * @param type media type
     * @param name neutral: it stays behind on a computer that others may use
     */
    public static ResponseEntity<byte[]> of(String type, String name, byte[] bytes) {
        return ResponseEntity.ok()
                .header("Content-Type", type)
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}
