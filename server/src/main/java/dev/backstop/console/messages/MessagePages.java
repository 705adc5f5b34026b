package dev.backstop.console.messages;

import dev.backstop.console.Query;
import dev.backstop.post.Pauses;
import dev.backstop.post.Suppressions;
import dev.backstop.post.WayOut;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** What left the building, and one message as its receiver sees it. */
@Controller
class MessagePages {
    /** A mail carries its style with it and can do nothing; only our own page may frame it. */
    private static final String MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

    private static final String FRAMING_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            + "connect-src 'self'; form-action 'self'; frame-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    private static final String CONTENT_POLICY = "Content-Security-Policy";

    private final MessageReader reader;
    private final Pauses pauses;
    private final Suppressions suppressions;
    private final WayOut wayOut;

    MessagePages(MessageReader reader, Pauses pauses, Suppressions suppressions, WayOut wayOut) {
        this.reader = reader;
        this.pauses = pauses;
        this.suppressions = suppressions;
        this.wayOut = wayOut;
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
        response.setHeader(CONTENT_POLICY, FRAMING_POLICY);
        model.addAttribute("message", reader.shown(id).orElseThrow(() -> Problem.notFound("message", id)));
        model.addAttribute("files", reader.files(id));
        return "console/messages/one";
    }

    /** The mail alone, as a program in light or in dark shows it. */
    @GetMapping("/messages/{id}/shown")
    ResponseEntity<String> shown(@PathVariable long id, @RequestParam(defaultValue = "light") String theme) {
        var html = reader.shown(id).map(MessageReader.Shown::html).orElseThrow(() -> Problem.notFound("mail", id));
        var media = theme.equals("dark") ? "@media all" : "@media not all";
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("text/html;charset=UTF-8")).header(CONTENT_POLICY, MAIL_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN").body(html.replace("@media (prefers-color-scheme: dark)", media));
    }

    /** The mail as it was sent, byte for byte. */
    @GetMapping("/messages/{id}.eml")
    ResponseEntity<byte[]> raw(@PathVariable long id) {
        var raw = reader.raw(id).orElseThrow(() -> Problem.notFound("sent mail", id));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType("message/rfc822"))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"%d.eml\"".formatted(id)).body(raw);
    }
}
