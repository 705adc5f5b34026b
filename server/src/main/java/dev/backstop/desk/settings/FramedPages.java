package dev.backstop.desk.settings;

import dev.backstop.access.ContentPolicy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.web.server.Cookie.SameSite;
import org.springframework.boot.web.server.servlet.CookieSameSiteSupplier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets the pages of a help desk show those of our desk in a frame, if they are on the firm's list; nobody else, and no other pages. */
@Configuration(proxyBeanMethods = false)
class FramedPages implements HandlerInterceptor, WebMvcConfigurer {
    private final DeskSettings settings;

    FramedPages(DeskSettings settings) {
        this.settings = settings;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**", "/desk");
    }

    /** A browser that knows this header takes no notice of X-Frame-Options beside it. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        response.setHeader("Content-Security-Policy", ContentPolicy.framedBy(settings.now().frameAncestors()));
        return true;
    }

    /** Within the frame of another site a browser sends our cookie only if it is marked so, and takes the mark only over HTTPS. */
    @Bean
    static CookieSameSiteSupplier cookieOfFramedPages(org.springframework.beans.factory.ObjectProvider<DeskSettings> settings) {
        return cookie -> cookie.getSecure() && !settings.getObject().now().frameAncestors().isEmpty() ? SameSite.NONE : null;
    }
}
