package dev.backstop.console;

import dev.backstop.access.Account;
import dev.backstop.access.Who;
import dev.backstop.web.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * The language of a page: the one that the signed-in person chose, else what the browser asks for, else English. The API and files speak English:
 * programs read them, and files come back as imports.
 */
@Component("localeResolver")
class PageLanguage implements LocaleResolver {
    /** English in brackets, for the test that looks for words without translation; no person's browser asks for it. */
    private static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    private static final List<String> PROGRAMS = List.of("/api/", "/availability", "/feeds/");

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        var path = request.getRequestURI();
        var included = request.getAttribute(jakarta.servlet.RequestDispatcher.INCLUDE_REQUEST_URI);
        if (included != null || path.endsWith(".csv") || PROGRAMS.stream().anyMatch(path::startsWith)) {
            return Locale.UK;
        }
        return Who.person().map(Account::language).map(Locale::forLanguageTag).orElseGet(() -> asked(request));
    }

    private static Locale asked(HttpServletRequest request) {
        if (request.getHeader("Accept-Language") == null) {
            return Locale.UK;
        }
        return Collections.list(request.getLocales()).stream().filter(PageLanguage::spoken).findFirst()
                .map(locale -> locale.equals(PSEUDO) ? PSEUDO : Sentences.nearest(locale.toLanguageTag())).orElse(Locale.UK);
    }

    private static boolean spoken(Locale locale) {
        return Sentences.languages().contains(locale.getLanguage());
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A person's language is kept with the account.");
    }
}
