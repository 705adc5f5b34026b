package dev.backstop.console;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * What the next page says about what was just done.
 *
 * @param undo the address to post to in order to take it back; null: it cannot be taken back
 */
public record Toast(String text, @Nullable String undo) implements Serializable {
    static final String ATTRIBUTE = "toast";

    /** Says so on the page to which {@code redirect} leads. */
    public static void say(RedirectAttributes redirect, String text) {
        redirect.addFlashAttribute(ATTRIBUTE, new Toast(text, null));
    }

    /** The same, with a way back. */
    public static void say(RedirectAttributes redirect, String text, String undo) {
        redirect.addFlashAttribute(ATTRIBUTE, new Toast(text, undo));
    }
}
