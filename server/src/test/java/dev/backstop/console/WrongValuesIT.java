package dev.backstop.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.backstop.testing.Api;
import dev.backstop.testing.BackstopTest;
import dev.backstop.testing.Chromium;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Somebody types nonsense into every form of every page and sends it. What is refused comes back as it was typed, in the form where it was
 * typed, and the page says why; what can be anything, such as a reason, may be taken.
 */
@BackstopTest
class WrongValuesIT {
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_FAILURE = 500;
    private static final int FEWEST_REFUSED = 45;

    /** Forms in which something is typed, and each one's kind: the same form stands in each row of a list. */
    private static final String FORMS = """
            const typed = (field) => field.name && field.type !== "hidden" && !field.disabled && !field.readOnly
                && (field.tagName === "TEXTAREA" || field.tagName === "INPUT"
                    && !["checkbox", "radio", "file", "submit", "button", "password"].includes(field.type));
            const all = [...document.querySelectorAll("main form[method=post]")].filter((form) => [...form.elements].some(typed));
            const name = (form) => form.elements._form?.value ?? "";
            const kind = (form) => form.getAttribute("action").replace(/[^/]*[0-9A-Z][^/]*/g, "*") + " " + name(form).replace(/[0-9]+/g, "*");
            """;
    private static final String SENT = "(at) => {" + FORMS + """
            const form = all[at];
            window.before = true;
            const values = {};
            for (const field of [...form.elements].filter(typed)) {
                field.value = { date: "2001-02-03", time: "03:07", number: "-7777" }[field.type]
                    ?? `wr0ng "${Object.keys(values).length}" <b>&é`;
                values[field.name] = field.value;
            }
            const button = form.querySelector("button[name]");
            if (button) {
                form.insertAdjacentHTML("beforeend", `<input type="hidden" name="${button.name}" value="${button.value}">`);
            }
            HTMLFormElement.prototype.submit.call(form);
            return { action: form.getAttribute("action"), name: name(form), values };
        }""";
    private static final String CAME_BACK = "({ action, name: sent, values }) => {" + FORMS + """
            const reasons = [...document.querySelectorAll(".fault, [role=alert]")].filter((reason) => reason.checkVisibility());
            const form = all.find((one) => name(one) === sent && one.getAttribute("action") === action);
            const lost = !form ? ["the form"] : Object.keys(values).filter((field) => form.elements[field]?.value !== values[field]);
            return [...lost, ...(form && !form.checkVisibility() ? ["out of sight"] : []), ...(reasons.length ? [] : ["no reason"])];
        }""";

    private final Shop shop;
    private final EveryPage pages;

    @Autowired
    WrongValuesIT(Api api) {
        this.shop = new Shop(api);
        this.pages = new EveryPage(api, shop);
    }

    @BeforeEach
    void open() {
        pages.open();
    }

    @Test
    void what_was_typed_into_a_refused_form_stays_and_the_page_says_why() {
        var page = Chromium.desk(ColorScheme.LIGHT);
        shop.signIn(page);
        var sent = new HashSet<String>();
        var refused = new HashSet<String>();
        var wrong = new ArrayList<String>();
        for (var path : pages.paths()) {
            shop.go(page, path);
            var kinds = kinds(page);
            for (var at = 0; at < kinds.size(); at++) {
                if (!sent.add(kinds.get(at))) {
                    continue;
                }
                shop.go(page, path);
                var form = at;
                if (at >= kinds(page).size()) {
                    continue; // what was sent before it closed what it stood in
                }
                var answer = send(page, form);
                if (answer.status >= FIRST_REFUSAL) {
                    refused.add(kinds.get(at));
                    wrong.addAll(answer.faults.stream().map(fault -> "%s on %s: %s".formatted(kinds.get(form), path, fault)).toList());
                }
                if (answer.status >= FIRST_FAILURE) {
                    wrong.add("%s on %s broke with %d".formatted(kinds.get(at), path, answer.status));
                }
            }
        }
        Chromium.leave(page);
        assertThat(wrong).isEmpty();
        assertThat(refused).hasSizeGreaterThan(FEWEST_REFUSED);
    }

    private record Answer(int status, List<String> faults) {}

    private static Answer send(Page page, int form) {
        var values = new ArrayList<Object>();
        var response = page.waitForResponse(each -> each.request().isNavigationRequest() && each.status() / 100 != 3,
                () -> values.add(page.evaluate(SENT, form)));
        page.waitForFunction("() => !window.before && document.readyState === 'complete'");
        var refused = response.status() >= FIRST_REFUSAL;
        return new Answer(response.status(), refused ? texts(page.evaluate(CAME_BACK, values.getFirst())) : List.of());
    }

    private static List<String> kinds(Page page) {
        return texts(page.evaluate("() => {" + FORMS + "return all.map(kind); }"));
    }

    private static List<String> texts(Object list) {
        return ((List<?>) Objects.requireNonNull(list)).stream().map(String::valueOf).toList();
    }
}
