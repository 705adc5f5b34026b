package dev.backstop.console.messages;

import dev.backstop.access.May;
import dev.backstop.access.Permission;
import dev.backstop.access.Who;
import dev.backstop.console.MailFrame;
import dev.backstop.console.OwnApi;
import dev.backstop.console.Query;
import dev.backstop.console.Toast;
import dev.backstop.outreach.Notices;
import dev.backstop.post.Pauses;
import dev.backstop.post.Suppressions;
import dev.backstop.post.WayOut;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What left the building, and one message as its receiver sees it. */
@Controller
class MessagePages {
    private final MessageReader reader;
    private final Pauses pauses;
    private final Suppressions suppressions;
    private final WayOut wayOut;
    private final Notices notices;
    private final OwnApi api;

    MessagePages(MessageReader reader, Pauses pauses, Suppressions suppressions, WayOut wayOut, Notices notices, OwnApi api) {
        this.reader = reader;
        this.pauses = pauses;
        this.suppressions = suppressions;
        this.wayOut = wayOut;
        this.notices = notices;
        this.api = api;
    }

    @GetMapping("/messages")
    String list(@RequestParam Map<String, String> parameters, Model model) {
        var query = Query.of("/messages", parameters);
        var rows = reader.rows(query, Query.ROWS + 1);
        model.addAttribute("query", query);
        model.addAttribute("rows", rows.subList(0, Math.min(rows.size(), Query.ROWS)));
        model.addAttribute("more", rows.size() > Query.ROWS);
        model.addAttribute("pauses", pauses.now());
        model.addAttribute("suppressed", suppressions.all());
        model.addAttribute("wayOut", wayOut);
        return "console/messages/list";
    }

    @GetMapping("/messages/{id}")
    String one(@PathVariable long id, Model model, HttpServletResponse response) {
        MailFrame.allow(response);
        var message = shown(id);
        model.addAttribute("message", message);
        model.addAttribute("toPost", message.letterOf().filter(notices::isUnpostedLetter).isPresent());
        model.addAttribute("files", reader.files(id));
        return "console/messages/one";
    }

    /** The mail alone, as a program in light or in dark shows it. */
    @GetMapping("/messages/{id}/shown")
    ResponseEntity<String> shown(@PathVariable long id, @RequestParam(defaultValue = "light") String theme) {
        return MailFrame.of(Optional.ofNullable(shown(id).html()).orElseThrow(() -> Problem.notFound("mail", id)), theme);
    }

    /** Whoever may not take orders sees no keys of customers' pages. */
    private MessageReader.Shown shown(long id) {
        var shown = reader.shown(id).orElseThrow(() -> Problem.notFound("message", id));
        return Who.may(Permission.TAKE_ORDERS) ? shown : shown.blotted();
    }

    /** The mail as it was sent, byte for byte. */
    @May(Permission.TAKE_ORDERS)
    @GetMapping("/messages/{id}.eml")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        var raw = reader.raw(id).orElseThrow(() -> Problem.notFound("sent mail", id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%d.eml\"".formatted(id)).body(raw);
    }

    /** A file that goes along, such as a letter to print. */
    @May(Permission.TAKE_ORDERS)
    @GetMapping("/messages/{id}/files/{number}")
    ResponseEntity<byte[]> file(@PathVariable long id, @PathVariable int number) {
        var file = reader.file(id, number).orElseThrow(() -> Problem.notFound("file", number));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(file.type()))
                .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(file.name()).build().toString()).body(file.content().copy());
    }

    /** The letter is in the post: from now on it tells. */
    @May(Permission.TAKE_ORDERS)
    @PostMapping("/messages/{id}/posted")
    String posted(@PathVariable long id, RedirectAttributes redirect) {
        var notice = shown(id).letterOf().orElseThrow(() -> Problem.notFound("letter", id));
        api.post("/notices/%d/posted".formatted(notice), Map.of());
        Toast.say(redirect, "Noted: the letter is on its way.");
        return "redirect:/messages/" + id;
    }
}
