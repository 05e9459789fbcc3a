package nl.bruggenbouwer.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.codec.digest.DigestUtils;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * Style, icons and scripts, kept in memory with their compressed form. Their address carries a fingerprint, so a browser
 * keeps them for a year and a new version has a new address.
 */
@Controller
public class Assets {

    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2");

    private record Asset(byte[] plain, byte[] gzipped, String fingerprint, String type) {}

    private final Map<String, Asset> assets = new TreeMap<>();

    public Assets() {
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath:static/*")) {
                String name = String.valueOf(file.getFilename());
                String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
                if (type != null) {
                    byte[] plain = file.getContentAsByteArray();
                    assets.put(name, new Asset(plain, gzip(plain), fingerprint(plain), type));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The address of a static file, with its fingerprint. */
    public String url(String name) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new IllegalArgumentException("No static file " + name);
        }
        return "/s/" + name + "?v=" + asset.fingerprint();
    }

    @GetMapping("/s/{name}")
    ResponseEntity<byte[]> file(@PathVariable String name, HttpServletRequest request) {
        Asset asset = assets.get(name);
        if (asset == null) {
            throw new NotFound();
        }
        boolean gzip = acceptsGzip(request);
        var response = ResponseEntity.status(HttpStatus.OK)
                .header("Content-Type", asset.type())
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("Vary", "Accept-Encoding");
        if (gzip) {
            response.header("Content-Encoding", "gzip");
        }
        return response.body(gzip ? asset.gzipped() : asset.plain());
    }

    static boolean acceptsGzip(HttpServletRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null && accepted.contains("gzip");
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(plain.length / 3 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out, 8192)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String fingerprint(byte[] bytes) {
        return DigestUtils.sha256Hex(bytes).substring(0, 12);
    }
}
