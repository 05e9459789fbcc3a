package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** How a session is named in the browser and kept in the database. What cannot be read counts as signed out. */
@Configuration(proxyBeanMethods = false)
class Sessions {

    private static final Logger log = LoggerFactory.getLogger(Sessions.class);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final ObjectInputFilter KNOWN = ObjectInputFilter.Config.createFilter(
            "java.lang.String;java.lang.Number;java.lang.Long;org.springframework.security.web.csrf.DefaultCsrfToken;!*");

    /** Over https the cookie's name makes the browser refuse it from anywhere but this very host. */
    @Bean
    CookieSerializer sessionCookie(Settings settings) {
        boolean https = settings.baseUrl().startsWith("https:");
        DefaultCookieSerializer cookie = new DefaultCookieSerializer() {
            @Override
            public List<String> readCookieValues(HttpServletRequest request) {
                // anything else was not made here, and must not reach the database
                return super.readCookieValues(request).stream()
                        .filter(id -> ID.matcher(id).matches())
                        .toList();
            }
        };
        cookie.setCookieName(https ? "__Host-sessie" : "sessie");
        cookie.setUseSecureCookie(https);
        cookie.setUseHttpOnlyCookie(true);
        cookie.setSameSite("Lax");
        cookie.setCookiePath("/");
        return cookie;
    }

    /** Sessions are found by account, so that their owner can see and end them. */
    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessionsByAccount() {
        return sessions ->
                sessions.setIndexResolver(session -> session.getAttribute(SignedIn.ACCOUNT) instanceof String account
                        ? Map.of(FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME, account)
                        : Map.of());
    }

    @Bean
    GenericConversionService springSessionConversionService() {
        GenericConversionService conversion = new GenericConversionService();
        conversion.addConverter(Object.class, byte[].class, new SerializingConverter());
        conversion.addConverter(new Reading());
        return conversion;
    }

    /** Reads what is known to be in a session; anything else, or damaged bytes, is as good as absent. */
    private static class Reading implements GenericConverter {

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(byte[].class, Object.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object bytes, TypeDescriptor from, TypeDescriptor to) {
            if (!(bytes instanceof byte[] stored)) {
                return null;
            }
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stored))) {
                in.setObjectInputFilter(KNOWN);
                return in.readObject();
            } catch (IOException | ClassNotFoundException | RuntimeException unreadable) {
                log.warn(
                        "A session value could not be read: {}",
                        unreadable.getClass().getName());
                return null;
            }
        }
    }
}
