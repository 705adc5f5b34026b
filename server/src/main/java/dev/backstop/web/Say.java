package dev.backstop.web;

import gg.jte.Content;
import gg.jte.TemplateOutput;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What pages say, in the language of whoever reads them. The English sentence is the key of its translations, so that a template reads as its
 * page does and English needs no file; how sentences reach their translations: {@code docs/words.md}.
 *
 * <p>A sentence has gaps, {@code {0}} to {@code {9}}, and words that go with a number: {@code {0|waits|wait}} is {@code waits} where the first
 * value is one.
 */
public final class Say {
    private static final Pattern GAP = Pattern.compile("\\{([0-9])(?:\\|([^|}]*)\\|([^}]*))?}");

    private Say() {}

    /** The sentence with its gaps filled. */
    public static String say(String sentence, @Nullable Object... gaps) {
        return filled(Translations.in(locale()).of(sentence), gaps);
    }

    /**
     * The same where a gap is a piece of a page: a link, a day with its full date.
     *
     * @param gaps contents; anything else is escaped as text
     */
    public static Content rich(String sentence, @Nullable Object... gaps) {
        var said = Translations.in(locale()).of(sentence);
        return page -> {
            var gap = GAP.matcher(said);
            var end = 0;
            for (; gap.find(); end = gap.end()) {
                page.writeUserContent(said.substring(end, gap.start()));
                write(page, gaps, gap);
            }
            page.writeUserContent(said.substring(end));
        };
    }

    /**
     * A sentence that was made in English, by what stands below the pages or long ago: recognised by its words, its gaps by what stands
     * between them. What nobody translated stays as it is.
     */
    public static @Nullable String told(@Nullable String english) {
        return english == null ? null : Translations.in(locale()).told(english);
    }

    /** A number as the page's language writes it: {@code 12,500.5}, {@code 12.500,5}. */
    public static String number(Number number) {
        var plain = new BigDecimal(number.toString()).stripTrailingZeros();
        return String.format(locale(), "%,." + Math.max(0, plain.scale()) + 'f', plain);
    }

    /** The language of the page that is being written; English for programs and for work that nobody looks at. */
    public static Locale locale() {
        var context = LocaleContextHolder.getLocaleContext();
        var asked = context == null ? null : context.getLocale();
        return asked == null ? Locale.UK : asked;
    }

    /** Does work whose reader's language is known, such as writing a mail. */
    public static <T> T in(Locale locale, Supplier<T> work) {
        var before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocaleContext(() -> locale);
        try {
            return work.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }

    static String filled(String sentence, @Nullable Object... gaps) {
        return gaps.length == 0 ? sentence : GAP.matcher(sentence).replaceAll(gap -> Matcher.quoteReplacement(text(gap, gaps)));
    }

    private static void write(TemplateOutput page, @Nullable Object[] gaps, Matcher gap) {
        var at = Integer.parseInt(gap.group(1));
        if (gap.group(2) == null && at < gaps.length && gaps[at] instanceof Content piece) {
            page.writeUserContent(piece);
        } else {
            page.writeUserContent(text(gap, gaps));
        }
    }

    private static String text(MatchResult gap, @Nullable Object[] gaps) {
        var at = Integer.parseInt(gap.group(1));
        var value = at >= gaps.length || gaps[at] == null ? "" : gaps[at] instanceof Number number ? number(number) : String.valueOf(gaps[at]);
        return gap.group(2) == null ? value : value.equals("1") ? gap.group(2) : gap.group(3);
    }
}
