package nl.bruggenbouwer.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** Limits per address, in memory only, under a hash whose key changes each hour: nobody can be found back. */
@Component
public class RateLimits {

    private final Cache<String, Bucket> buckets = Caffeine.newBuilder()
            .maximumSize(100_000)
            .expireAfterAccess(Duration.ofHours(2))
            .build();
    private final Clock clock;
    private long hour = -1;
    private byte[] key = new byte[32];

    RateLimits(Clock clock) {
        this.clock = clock;
    }

    /** Takes one try; false = too many tries of this kind from this address within the period. */
    public boolean allow(String kind, HttpServletRequest request, int tries, Duration period) {
        Bucket bucket = buckets.get(
                kind + ":" + hash(request.getRemoteAddr()),
                ignored -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, period))
                        .build());
        return bucket.tryConsume(1);
    }

    /** Takes one try, or ends the request with the page "even wachten" (429). */
    public void check(String kind, HttpServletRequest request, int tries, Duration period) {
        if (!allow(kind, request, tries, period)) {
            throw new ResponseStatusException(HttpStatus.TOO_MANY_REQUESTS);
        }
    }

    private synchronized String hash(String address) {
        long now = clock.instant().getEpochSecond() / 3600;
        if (now != hour) {
            hour = now;
            new SecureRandom().nextBytes(key);
        }
        return new HmacUtils(HmacAlgorithms.HMAC_SHA_256, key).hmacHex(address);
    }
}
