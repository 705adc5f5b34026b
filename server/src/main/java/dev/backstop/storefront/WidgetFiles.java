package dev.backstop.storefront;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves {@code <stock-promise>} to shops: under one address for good, so browsers look now and then whether there is a newer one. */
@Configuration(proxyBeanMethods = false)
class WidgetFiles implements WebMvcConfigurer {
    private static final String[] FILES = {"/stock-promise.js", "/stock-promise.css"};

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(FILES).addResourceLocations("classpath:/static/")
                .setCacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic().staleWhileRevalidate(Duration.ofDays(1)));
    }

    /** Any page may load them, also with an {@code integrity} attribute, which needs CORS. */
    @Override
    public void addCorsMappings(CorsRegistry registry) {
        for (var file : FILES) {
            registry.addMapping(file).allowedOrigins("*").allowedMethods("GET");
        }
    }
}
