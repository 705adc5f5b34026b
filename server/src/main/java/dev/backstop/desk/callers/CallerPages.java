package dev.backstop.desk.callers;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.console.FormBody;
import dev.backstop.console.Frame;
import dev.backstop.console.PageFrames;
import dev.backstop.console.Toast;
import dev.backstop.console.Words;
import dev.backstop.desk.calls.CallLog;
import dev.backstop.desk.words.Speech;
import dev.backstop.outreach.Legal;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriUtils;

/**
 * The page of a caller, and the panels in which something is done about a line: each opens beside its line with what it would do, or as a
 * page of its own where no script runs.
 */
@Controller
@May(Permission.TAKE_ORDERS)
class CallerPages {
    private final CallerReader reader;
    private final Legal legal;
    private final Acts acts;
    private final CallLog log;
    private final CallBacks callBacks;
    private final Holders holders;
    private final PageFrames frames;

    CallerPages(CallerReader reader, Legal legal, Acts acts, CallLog log, CallBacks callBacks, Holders holders, PageFrames frames) {
        this.reader = reader;
        this.legal = legal;
        this.acts = acts;
        this.log = log;
        this.callBacks = callBacks;
        this.holders = holders;
        this.frames = frames;
    }

    @GetMapping("/desk/callers/{code}")
    String one(@PathVariable String code, @RequestParam(defaultValue = "") String call, @RequestParam(defaultValue = "") String find,
            @RequestParam(defaultValue = "") String language, @RequestParam(defaultValue = "0") int from, HttpServletRequest request,
            Model model) {
        var caller = reader.read(code, new LineReader.Which(find.strip(), Math.max(0, from)));
        log.rings(call, null, null, caller.customer().id());
        var frame = frames.of(request);
        model.addAttribute("caller", caller);
        model.addAttribute("call", call);
        model.addAttribute("language", language);
        model.addAttribute("scripts", caller.lines().stream().collect(Collectors.toMap(CallerLine::scheduleLine,
                script(caller, language, frame))));
        model.addAttribute("holders", Who.seesHolders() ? holders.of(caller.lines()) : Map.of());
        return "desk/caller";
    }

    private Function<CallerLine, Script> script(Caller caller, String language, Frame frame) {
        var speech = Speech.of(language, caller.customer().language());
        var says = legal.toSay(caller.lines().stream().map(CallerLine::scheduleLine).toList(), speech.language());
        return line -> Script.of(line, new Script.Known(caller.legal().get(line.scheduleLine()),
                says.getOrDefault(line.scheduleLine(), List.of()), caller.checked().containsKey(line.scheduleLine())), speech,
                frame.today());
    }

    /** The panel of an action with what it would do, or a page around it. */
    @GetMapping("/desk/callers/{code}/parts/{part}/{act}")
    String ask(@PathVariable String code, @PathVariable long part, @PathVariable String act, HttpServletRequest request, Model model) {
        model.addAttribute("panel", panel(code, part, act, request));
        return "fragment".equals(request.getHeader("X-Part")) ? "desk/panel" : "desk/act";
    }

    /** What it would do with what is typed so far. */
    @PostMapping("/desk/callers/{code}/parts/{part}/{act}/preview")
    String preview(@PathVariable String code, @PathVariable long part, @PathVariable String act, HttpServletRequest request, Model model) {
        model.addAttribute("panel", panel(code, part, act, request));
        return "desk/outlook";
    }

    @PostMapping("/desk/callers/{code}/parts/{part}/{act}")
    String take(@PathVariable String code, @PathVariable long part, @PathVariable String act, HttpServletRequest request,
            RedirectAttributes redirect) {
        var which = permitted(act);
        var typed = FormBody.of(request);
        var about = about(code, part, typed, request);
        Toast.say(redirect, acts.take(which, about, typed));
        return "redirect:" + caller(code, about.call(), typed.typed("language"));
    }

    @PostMapping("/desk/call-backs/{id}/done")
    String called(@PathVariable long id, RedirectAttributes redirect) {
        callBacks.done(id);
        Toast.say(redirect, "The call back is made.");
        return "redirect:/desk";
    }

    private Panel panel(String code, long part, String act, HttpServletRequest request) {
        var typed = FormBody.of(request);
        return acts.preview(permitted(act), about(code, part, typed, request), typed);
    }

    private static Act permitted(String act) {
        var which = Act.of(act);
        if (!Who.may(which.permission())) {
            throw new AccessDeniedException(which.permission().name());
        }
        return which;
    }

    private Acts.About about(String code, long part, FormBody typed, HttpServletRequest request) {
        var frame = frames.of(request);
        var caller = reader.read(code, part)
                .orElseThrow(() -> Problem.conflict("nothing-open",
                        "That part of the order is not open any more. Look at the caller's page again."));
        var line = caller.lines().getFirst();
        return new Acts.About(caller, line, typed.typed("call"), script(caller, typed.typed("language"), frame).apply(line), frame);
    }

    private static String caller(String code, String call, String language) {
        return "/desk/callers/%s?call=%s&language=%s".formatted(Words.path(code), UriUtils.encode(call, StandardCharsets.UTF_8),
                UriUtils.encode(language, StandardCharsets.UTF_8));
    }
}
