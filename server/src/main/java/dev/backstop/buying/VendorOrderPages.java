package dev.backstop.buying;

import dev.backstop.access.ByLink;
import dev.backstop.web.Problem;
import dev.backstop.web.Sentences;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/**
 * The page that the link in an order's mail opens, for vendors, without an account and without script. Opening it changes nothing, because
 * scanners of mail open links too; each answer is a form, and the same form sent twice is one answer.
 */
@Controller
@ByLink
class VendorOrderPages {
    private static final List<String> DONE = List.of("confirmed", "answered", "rejected", "offered", "shipped");
    private static final int MOST_BYTES = 2 * 1024 * 1024;

    private final VendorLinks links;
    private final VendorOrderReader reader;
    private final VendorAnswers answers;
    private final AnswerRows rows;
    private final VendorShipments shipments;
    private final OrderVersions versions;
    private final Letterheads letterheads;
    private final Clock clock;

    VendorOrderPages(VendorLinks links, VendorOrderReader reader, VendorAnswers answers, AnswerRows rows, VendorShipments shipments, OrderVersions versions,
            Letterheads letterheads,
            Clock clock) {
        this.links = links;
        this.reader = reader;
        this.answers = answers;
        this.rows = rows;
        this.shipments = shipments;
        this.versions = versions;
        this.letterheads = letterheads;
        this.clock = clock;
    }

    @GetMapping("/vendor-order/{token}")
    String page(@PathVariable String token, @RequestParam(required = false) @Nullable String done, Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        show(token, order.get(), model);
        model.addAttribute("done", done != null && DONE.contains(done) ? done : "");
        return "buying/vendor-order";
    }

    @GetMapping("/vendor-order/{token}/lines/{line}")
    String line(@PathVariable String token, @PathVariable int line, Model model, HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        show(token, order.get(), model);
        model.addAttribute("line", order.get().line(line).orElseThrow(() -> Problem.notFound("line", line)));
        return "buying/vendor-line";
    }

    @GetMapping("/vendor-order/{token}/pdf")
    ResponseEntity<byte[]> pdf(@PathVariable String token) {
        var document = newest(token);
        return OrderVersionsApi.file(document.fileName() + ".pdf", MediaType.APPLICATION_PDF_VALUE, OrderSheet.pdf(document));
    }

    @GetMapping("/vendor-order/{token}/csv")
    ResponseEntity<byte[]> csv(@PathVariable String token) {
        var document = newest(token);
        return OrderVersionsApi.file(document.fileName() + ".csv", "text/csv;charset=UTF-8", OrderCsv.bytes(document));
    }

    private OrderDocument newest(String token) {
        var number = links.order(token).orElseThrow(() -> Problem.notFound("page", "behind this link"));
        return versions.of(number).stream().findFirst().orElseThrow(() -> Problem.notFound("paper of order", number)).document();
    }

    @PostMapping("/vendor-order/{token}/confirm-all")
    String confirmAll(@PathVariable String token, @RequestParam String decision, HttpServletRequest request, Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        answers.confirmAll(order.get().number(), sent(order.get(), decision, request));
        return done(token, "confirmed");
    }

    /** Dates, parts, and whether the rest will come. */
    @PostMapping("/vendor-order/{token}/lines/{line}/dates")
    String dates(@PathVariable String token, @PathVariable int line, @RequestParam String decision, HttpServletRequest request, Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        answers.take(order.get().number(), List.of(LineForm.read(line, request, sentences(order.get()))),
                sent(order.get(), decision, request));
        return done(token, "answered");
    }

    @PostMapping("/vendor-order/{token}/lines/{line}/none")
    String none(@PathVariable String token, @PathVariable int line, @RequestParam String decision, HttpServletRequest request, Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        answers.take(order.get().number(), List.of(LineForm.none(line, request, sentences(order.get()))),
                sent(order.get(), decision, request));
        return done(token, "rejected");
    }

    @PostMapping("/vendor-order/{token}/lines/{line}/instead")
    String instead(@PathVariable String token, @PathVariable int line, @RequestParam String decision, HttpServletRequest request,
            Model model,
            HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        answers.offer(order.get().number(), line, LineForm.offer(request, sentences(order.get())), LineForm.note(request),
                sent(order.get(), decision, request));
        return done(token, "offered");
    }

    /** What left for our customer. */
    @PostMapping("/vendor-order/{token}/shipped")
    String shipped(@PathVariable String token, @RequestParam String decision, HttpServletRequest request, Model model, HttpServletResponse response) {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        shipments.take(order.get().number(), LineForm.left(order.get().lines(), request, sentences(order.get())), sent(order.get(), decision, request));
        return done(token, "shipped");
    }

    @PostMapping("/vendor-order/{token}/file")
    String file(@PathVariable String token, @RequestParam String decision, @RequestParam MultipartFile file, HttpServletRequest request,
            Model model,
            HttpServletResponse response) throws IOException {
        var order = order(token);
        if (order.isEmpty()) {
            return expired(model, response);
        }
        var say = sentences(order.get());
        if (file.isEmpty() || file.getSize() > MOST_BYTES) {
            throw Problem.refused("/file", say.say(file.isEmpty() ? "error.file-none" : "error.file-large"));
        }
        answers.takeFile(order.get().number(), AnswerFile.read(file.getBytes(), order.get().number(), say),
                sent(order.get(), decision, request));
        return done(token, "answered");
    }

    private Optional<VendorOrder> order(String token) {
        return links.order(token).flatMap(reader::read).filter(order -> !order.state().equals("draft"));
    }

    private void show(String token, VendorOrder order, Model model) {
        model.addAttribute("order", order);
        model.addAttribute("token", token);
        model.addAttribute("say", sentences(order));
        model.addAttribute("firm", letterheads.now().name());
        model.addAttribute("decision", UUID.randomUUID().toString());
        model.addAttribute("answers", rows.of(order.number()));
        model.addAttribute("today", java.time.LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC));
    }

    private static Sentences sentences(VendorOrder order) {
        return Sentences.of("vendors", Sentences.nearest(order.language()));
    }

    private static VendorAnswers.Sent sent(VendorOrder order, String decision, HttpServletRequest request) {
        return new VendorAnswers.Sent(decision, request.getRemoteAddr(), sentences(order));
    }

    private static String done(String token, String what) {
        return "redirect:/vendor-order/%s?done=%s".formatted(token, what);
    }

    private String expired(Model model, HttpServletResponse response) {
        response.setStatus(410);
        model.addAttribute("say", Sentences.of("vendors", Locale.ENGLISH));
        model.addAttribute("firm", letterheads.now().name());
        return "buying/link-expired";
    }
}
