package dev.backstop.console.vendors;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.catalog.Vendors;
import dev.backstop.console.FormBody;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.console.purchasing.VendorSide;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What we want to know of vendors, what they said that somebody must deal with, and which of their lines will be late. */
@Controller
class VendorTalkPages {
    private final OwnApi api;
    private final VendorSide side;
    private final Vendors vendors;

    VendorTalkPages(OwnApi api, VendorSide side, Vendors vendors) {
        this.api = api;
        this.side = side;
        this.vendors = vendors;
    }

    /** Of all vendors. */
    @GetMapping("/vendors/questions")
    String all(Model model) {
        var open = questions("");
        model.addAttribute("questions", open);
        model.addAttribute("said", side.toDealWith(""));
        model.addAttribute("names", vendors.byCodes(Set.copyOf(open.stream().map(Question::vendor).toList())));
        return "console/vendors/all-questions";
    }

    @GetMapping("/vendors/{code}/questions")
    String one(@PathVariable String code, Model model) {
        model.addAttribute("vendor", vendors.byCode(code).orElseThrow(() -> Problem.notFound("vendor", code)));
        model.addAttribute("questions", questions(code));
        model.addAttribute("said", side.toDealWith(code));
        model.addAttribute("draft", api.get("/vendors/%s/chase".formatted(Words.path(code))));
        model.addAttribute("chase", api.get("/vendors/%s/ordering".formatted(Words.path(code))).path("chase").asString("draft"));
        return "console/vendors/questions";
    }

    private List<Question> questions(String vendor) {
        return api.get("/vendor-questions" + (vendor.isEmpty() ? "" : "?vendor=" + Words.path(vendor))).path("data").valueStream()
                .map(question -> api.read(question, Question.class)).toList();
    }

    @PostMapping("/vendors/{code}/chase")
    @May(Permission.BUY)
    String ask(@PathVariable String code, RedirectAttributes redirect) {
        var asked = api.post("/vendors/%s/chase".formatted(Words.path(code)), Map.of()).path("asked").asInt(0);
        Toast.say(redirect, "%s left for the vendor.".formatted(Words.count(asked, "question")));
        return "redirect:/vendors/%s/questions".formatted(Words.path(code));
    }

    @PostMapping("/vendors/{code}/questions/{question}/asked")
    @May(Permission.BUY)
    String asked(@PathVariable String code, @PathVariable long question, HttpServletRequest request, RedirectAttributes redirect) {
        api.post("/vendor-questions/%d/asked".formatted(question), FormBody.of(request).texts("by"));
        Toast.say(redirect, "Noted that the vendor was asked.");
        return "redirect:/vendors/%s/questions".formatted(Words.path(code));
    }

    @GetMapping("/vendors/slip-radar")
    String radar(@RequestParam(defaultValue = "") String vendor, Model model) {
        var blips = api.get("/slip-radar" + (vendor.isEmpty() ? "" : "?vendor=" + Words.path(vendor))).path("data").valueStream()
                .map(blip -> api.read(blip, Blip.class)).toList();
        model.addAttribute("blips", blips);
        model.addAttribute("vendor", vendor);
        return "console/vendors/slip-radar";
    }
}
