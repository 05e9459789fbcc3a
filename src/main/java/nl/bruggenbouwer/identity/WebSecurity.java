package nl.bruggenbouwer.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import nl.bruggenbouwer.areas.Area;
import nl.bruggenbouwer.web.SameOrigin;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Two filter chains: pages without a session (no cookie, same-origin instead of a token), and everything else. */
@Configuration
class WebSecurity implements WebMvcConfigurer {

    private final Gate gate;

    WebSecurity(Gate gate) {
        this.gate = gate;
    }

    @Bean
    @Order(1)
    SecurityFilterChain withoutSession(HttpSecurity http) throws Exception {
        return plain(http)
                .securityMatcher(
                        "/",
                        "/aanpak",
                        "/aanvraag/**",
                        "/aanbod/**",
                        "/o/**",
                        "/themas/**",
                        "/menukaart",
                        "/modulen/**",
                        "/les/**",
                        "/wie-zijn-wij",
                        "/hulp",
                        "/privacy",
                        "/toegankelijkheid",
                        "/robots.txt",
                        "/sitemap.xml",
                        "/v/**",
                        "/u/**",
                        "/d/**",
                        "/b/**",
                        "/i/**",
                        "/g/**",
                        "/a/**",
                        "/p/**",
                        "/s/**",
                        "/geluid/**",
                        "/film/**",
                        "/actuator/**")
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .csrf(AbstractHttpConfigurer::disable)
                .addFilterBefore(new SameOrigin(), AuthorizationFilter.class)
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain withSession(HttpSecurity http) throws Exception {
        return plain(http)
                .exceptionHandling(failing -> failing.accessDeniedHandler(WebSecurity::refuse))
                .build();
    }

    /**
     * Pressed twice, "Log in" is sent once more after the first had ended the session with its token. The overview then
     * shows whether the first signed in; nothing is done here.
     */
    private static void refuse(HttpServletRequest request, HttpServletResponse response, AccessDeniedException refused)
            throws IOException {
        if (request.getRequestURI().equals("/login/ott")) {
            response.setStatus(HttpStatus.SEE_OTHER.value());
            response.setHeader("Location", "/overzicht");
        } else {
            response.sendError(HttpStatus.FORBIDDEN.value());
        }
    }

    /** Access is the {@link Gate}'s: it knows the route. Headers are set before this chain. */
    private static HttpSecurity plain(HttpSecurity http) throws Exception {
        return http.authorizeHttpRequests(all -> all.anyRequest().permitAll())
                .headers(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .anonymous(AbstractHttpConfigurer::disable);
    }

    @Bean
    static Doorkeeper doorkeeper() {
        return Doorkeeper.byMatrix();
    }

    /** No passwords exist; this keeps Spring Boot from inventing an account. */
    @Bean
    UserDetailsService noPasswords() {
        return name -> {
            throw new UsernameNotFoundException("no passwords");
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FromTheGate());
    }

    /** Lets controllers take the {@link Member} and the {@link Area} that the gate found. */
    private static class FromTheGate implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == Member.class || parameter.getParameterType() == Area.class;
        }

        @Override
        public @Nullable Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binder) {
            return request.getAttribute(parameter.getParameterType().getName(), NativeWebRequest.SCOPE_REQUEST);
        }
    }
}
