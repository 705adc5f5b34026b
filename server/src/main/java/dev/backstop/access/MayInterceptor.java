package dev.backstop.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Holds every page to its {@link May}. A page that writes and names no permission is refused: forgetting it must not open a door. */
@Configuration
class MayInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || method.getBeanType().isAnnotationPresent(RestController.class)) {
            return true; // the API asks for the scopes of its key
        }
        if (method.getBeanType().isAnnotationPresent(ByLink.class) || method.getBeanType().isAnnotationPresent(OpenToAll.class)) {
            return true;
        }
        var may = AnnotatedElementUtils.findMergedAnnotation(method.getMethod(), May.class);
        if (may == null) {
            may = AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), May.class);
        }
        var reads = READS.contains(request.getMethod());
        if (may == null ? !reads && !method.getBeanType().getName().startsWith("org.springframework.") : !Who.may(may.value())) {
            throw new AccessDeniedException(may == null ? "This page names no permission." : may.value().name());
        }
        return true;
    }
}
