package dev.backstop.console;

import dev.backstop.access.Who;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.RequestContextUtils;
import org.springframework.web.util.WebUtils;

/** Gives every page its {@link Frame}: the one place that knows what all pages need. */
@Configuration(proxyBeanMethods = false)
class Frames implements HandlerInterceptor, WebMvcConfigurer {
    private static final List<String> THEMES = List.of("light", "dark");

    private final Today today;
    private final boolean sandbox;
    private final String firm;

    Frames(Today today, @Value("${backstop.sandbox:false}") boolean sandbox, @Value("${backstop.mail.name:Backstop}") String firm) {
        this.today = today;
        this.sandbox = sandbox;
        this.firm = firm;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
            page.addObject("frame", of(request));
        }
    }

    /** The frame of the page that answers this request. */
    Frame of(HttpServletRequest request) {
        var csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        var zone = today.zone();
        var path = request.getRequestURI();
        var flash = RequestContextUtils.getInputFlashMap(request);
        return new Frame(
                Who.person().orElse(null),
                firm,
                path,
                request.getQueryString() == null ? path : path + '?' + request.getQueryString(),
                csrf == null ? new Frame.Csrf("_csrf", "") : new Frame.Csrf(csrf.getParameterName(), csrf.getToken()),
                today.day(zone),
                zone,
                theme(WebUtils.getCookie(request, "theme")),
                sandbox,
                flash == null ? null : (Toast) flash.get(Toast.ATTRIBUTE),
                Sent.in(request));
    }

    private static String theme(@Nullable Cookie cookie) {
        return cookie != null && THEMES.contains(cookie.getValue()) ? cookie.getValue() : "auto";
    }
}
