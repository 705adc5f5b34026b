package dev.backstop.console;

import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.web.servlet.view.AbstractTemplateView;

/** One template. The page is written whole and then sent, so that a page that fails half-way is an error and not half a page. */
final class JteView extends AbstractTemplateView {
    private final TemplateEngine engine;

    JteView(TemplateEngine engine) {
        this.engine = engine;
    }

    @Override
    public boolean checkResource(Locale locale) {
        return engine.hasTemplate(Objects.requireNonNull(getUrl()));
    }

    @Override
    protected void renderMergedTemplateModel(Map<String, Object> model, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var page = new Utf8ByteOutput();
        engine.render(Objects.requireNonNull(getUrl()), model, page);
        response.setContentLength(page.getContentLength());
        page.writeTo(response.getOutputStream());
    }
}
