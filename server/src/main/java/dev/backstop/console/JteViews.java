package dev.backstop.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.resolve.DirectoryCodeResolver;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.ViewResolver;
import org.springframework.web.servlet.view.AbstractTemplateViewResolver;
import org.springframework.web.servlet.view.AbstractUrlBasedView;

/** Finds the templates: compiled into the program, or read from a folder while somebody works on them. */
@Configuration(proxyBeanMethods = false)
class JteViews {
    /** @param folder {@code backstop.templates}: a folder of templates, compiled when they change; empty: those of the program */
    @Bean
    TemplateEngine jteEngine(@Value("${backstop.templates:}") String folder) {
        return folder.isEmpty()
                ? TemplateEngine.createPrecompiled(null, ContentType.Html, null, "views")
                : TemplateEngine.create(new DirectoryCodeResolver(Path.of(folder)), Path.of(folder, "../../../target/jte-work"),
                        ContentType.Html, JteViews.class.getClassLoader(), "viewsindevelopment");
    }

    @Bean
    ViewResolver jteViewResolver(TemplateEngine engine) {
        return new Resolver(engine);
    }

    private static final class Resolver extends AbstractTemplateViewResolver {
        private final TemplateEngine engine;

        Resolver(TemplateEngine engine) {
            this.engine = engine;
            setViewClass(requiredViewClass());
            setSuffix(".jte");
            setOrder(Ordered.HIGHEST_PRECEDENCE + 10);
            setContentType("text/html;charset=UTF-8");
            setExposeSpringMacroHelpers(false);
        }

        @Override
        protected Class<?> requiredViewClass() {
            return JteView.class;
        }

        @Override
        protected AbstractUrlBasedView instantiateView() {
            return new JteView(engine);
        }
    }
}
