package nl.bruggenbouwer.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import nl.bruggenbouwer.start.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Makes the {@link Page} that controllers take as a parameter; the language is the one in {@code ?taal=}, else Dutch.
 * Whoever is signed in works in Dutch.
 */
@Component
public class Pages implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final Page.Screens screens;

    Pages(Texts texts, Assets assets, HelpLines help, Settings settings) {
        TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);
        engine.setTrimControlStructures(true);
        screens = new Page.Screens(engine, texts, assets, help, settings);
    }

    public Page of(HttpServletRequest request) {
        boolean signedIn = request.getAttribute(Visitor.class.getName()) != null;
        String asked = signedIn || ReadableForms.isBroken(request) ? null : request.getParameter("taal");
        String language = Optional.ofNullable(asked).orElse("nl");
        return new Page(request, screens, screens.texts().in(language));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Page.class;
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binder) {
        return of((HttpServletRequest) request.getNativeRequest());
    }
}
