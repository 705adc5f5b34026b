package dev.backstop.console.orders;

import dev.backstop.console.Today;
import dev.backstop.promising.InForce;
import dev.backstop.web.Problem;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What we said of an order or an item at a past moment: for the customer who remembers another date. */
@Controller
class SaidPages {
    private final InForce inForce;
    private final Today today;

    SaidPages(InForce inForce, Today today) {
        this.inForce = inForce;
        this.today = today;
    }

    /** {@code at} is a day and time on the firm's clock; without it, now. */
    @GetMapping("/said")
    String said(@RequestParam @Nullable String order, @RequestParam @Nullable String sku, @RequestParam @Nullable String at, Model model) {
        var asked = given(order) || given(sku);
        var moment = given(at) ? moment(at.strip()) : today.moment().truncatedTo(ChronoUnit.MINUTES);
        model.addAttribute("order", given(order) ? order.strip() : "");
        model.addAttribute("sku", given(sku) ? sku.strip() : "");
        model.addAttribute("at", moment);
        model.addAttribute("asked", asked);
        model.addAttribute("said", asked ? said(order, sku, moment) : List.of());
        return "console/orders/said";
    }

    /** To the minute: what was said within it counts. */
    private List<InForce.Said> said(@Nullable String order, @Nullable String sku, LocalDateTime moment) {
        var until = moment.plusMinutes(1).minusNanos(1_000).atZone(today.zone()).toInstant();
        return inForce.at(given(order) ? order.strip() : null, given(sku) ? sku.strip() : null, until);
    }

    private static LocalDateTime moment(String text) {
        try {
            return LocalDateTime.parse(text);
        } catch (DateTimeParseException _) {
            throw Problem.malformed("%s is no day and time. Write it as 2026-03-03T14:05.".formatted(text));
        }
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
