package dev.backstop.console.shopfront;

import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.web.Problem;
import java.util.Map;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.JsonNode;

/**
 * Things to which people give a short key, and that have a page each: made, changed, acted on and left in the same way. The address of a
 * thing's page is that of the thing in our API.
 *
 * @param root where they are listed, such as {@code /shops}
 */
record Keyed(OwnApi api, String root) {
    String address(String code) {
        return "%s/%s".formatted(root, Words.path(code));
    }

    JsonNode stored(String code) {
        return api.get(address(code));
    }

    /**
     * The key of a new one.
     *
     * @param missing what to say where none was typed
     * @param taken   what to say where another has it, with a gap for the key
     */
    String newKey(FormBody form, String missing, String taken) {
        var code = form.typed("code");
        if (code.isEmpty()) {
            throw Problem.refused("/code", missing);
        }
        if (api.find(address(code)).isPresent()) {
            throw Problem.refused("/code", taken.formatted(code));
        }
        return code;
    }

    /** Makes or replaces one, and leads to its page. */
    String put(String code, FormBody form, RedirectAttributes redirect, String said) {
        api.put(address(code), form);
        return page(code, redirect, said);
    }

    /** Does something with one, and leads back to its page. */
    String act(String code, String what, Map<String, ?> body, RedirectAttributes redirect, String said) {
        api.post("%s/%s".formatted(address(code), what), body);
        return page(code, redirect, said);
    }

    /** The same with what was typed, to whose fields a refusal is laid. */
    String act(String code, String what, FormBody form, RedirectAttributes redirect, String said) {
        api.post("%s/%s".formatted(address(code), what), form);
        return page(code, redirect, said);
    }

    /** Leads to the page of one. */
    String page(String code, RedirectAttributes redirect, String said) {
        Toast.say(redirect, said);
        return "redirect:" + address(code);
    }

    /** Takes one away, and leads to the list. */
    String delete(String code, RedirectAttributes redirect, String said) {
        api.delete(address(code));
        Toast.say(redirect, said);
        return "redirect:" + root;
    }
}
