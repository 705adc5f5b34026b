package dev.backstop.desk.calls;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.desk.search.Finder;
import dev.backstop.desk.search.Hit;
import dev.backstop.orders.Customers;
import dev.backstop.orders.Orders;
import dev.backstop.outreach.Calls;
import dev.backstop.web.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * The page that a telephone system opens when it rings: the caller's, where the number or the order belongs to one customer; a choice,
 * where to several; a search with the number in it, where to none. That a call rang is noted at once, so that whatever is done in it
 * names it.
 */
@Controller
@May(Permission.TAKE_ORDERS)
class PopPages {
    private static final int MOST = 20;

    private final Finder finder;
    private final CallLog log;
    private final Orders orders;
    private final Customers customers;

    PopPages(Finder finder, CallLog log, Orders orders, Customers customers) {
        this.finder = finder;
        this.log = log;
        this.orders = orders;
        this.customers = customers;
    }

    @GetMapping("/desk/pop")
    String pop(@RequestParam(defaultValue = "") String ani, @RequestParam(required = false) @Nullable String dnis,
            @RequestParam(defaultValue = "") String callId, @RequestParam(defaultValue = "") String orderNo, Model model) {
        log.rings(callId, ani.isBlank() ? null : ani.strip(), dnis, null);
        var ofOrder = orders.byNumber(orderNo.strip());
        if (ofOrder.isPresent()) {
            var customer = Objects.requireNonNull(customers.byIds(List.of(ofOrder.get().customer())).get(ofOrder.get().customer()),
                    "an order's customer");
            return "redirect:" + caller(customer.code(), callId) + (callId.isBlank() ? "?find=" : "&find=")
                    + UriUtils.encodeQueryParam(orderNo.strip(), StandardCharsets.UTF_8);
        }
        var matches = finder.customers(ani, MOST).stream().filter(hit -> hit.by() == Hit.By.PHONE).toList();
        if (matches.size() == 1) {
            return "redirect:" + caller(matches.getFirst().key(), callId);
        }
        model.addAttribute("ani", ani.strip());
        model.addAttribute("call", callId);
        model.addAttribute("order", orderNo.strip());
        model.addAttribute("matches", matches);
        return "desk/pop";
    }

    /** Somebody else than the number says, or a number that nobody has: found by other words, with the call still known. */
    @GetMapping("/desk/find")
    String find(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String call, Model model) {
        var matches = finder.find(q, MOST).stream().filter(hit -> hit.customer() != null).toList();
        if (matches.size() == 1 && matches.getFirst().by().exact()) {
            return "redirect:" + caller(Objects.requireNonNull(matches.getFirst().customer(), "filtered"), call);
        }
        model.addAttribute("ani", q.strip());
        model.addAttribute("call", call);
        model.addAttribute("order", "");
        model.addAttribute("matches", matches);
        return "desk/pop";
    }

    @PostMapping("/desk/calls/{callId}/wrap-up")
    String wrapUp(@PathVariable String callId, @RequestParam String customer, @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String outcome, @RequestParam(defaultValue = "") String note, RedirectAttributes redirect) {
        var who = customers.require(customer, "/customer");
        log.wrapUp(new WrapUp(callId, WrapUp.Direction.INBOUND, null, null, null, null, null, who.id(),
                choice("/reason", reason, Reason.values()), choice("/outcome", outcome, Calls.Outcome.values()), List.of(), note.isBlank()
                        ? null : note.strip()));
        Toast.say(redirect, "The call is wrapped up.");
        return "redirect:/desk";
    }

    private static <E extends Enum<E>> @Nullable E choice(String pointer, String typed, E[] known) {
        if (typed.isBlank()) {
            return null;
        }
        return Arrays.stream(known).filter(one -> one.name().equals(typed)).findFirst()
                .orElseThrow(() -> Problem.refused(pointer, "%s is not on the list. Choose one of it.".formatted(typed)));
    }

    private static String caller(String code, String call) {
        return "/desk/callers/" + Words.path(code) + (call.isBlank() ? "" : "?call="
                + UriUtils.encodeQueryParam(call, StandardCharsets.UTF_8));
    }
}
