package dev.backstop.exchange;

import dev.backstop.web.Cursor;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Files over HTTP. The body is streamed; the runs keep their own transactions, so that progress can be seen from elsewhere. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {
    private static final int MOST_IN_PROBLEM = 100;

    private final Imports imports;

    ImportsApi(Imports imports) {
        this.imports = imports;
    }

    /** The body is the file itself, {@code text/csv}. */
    @PostMapping
    ResponseEntity<ImportJson> take(
            @RequestParam String kind,
            @RequestParam(defaultValue = "false") boolean dryRun,
            @RequestParam @Nullable String fileName,
            HttpServletRequest request) throws IOException {
        var id = imports.receive(Kind.read(kind), fileName, request.getInputStream());
        return ResponseEntity.status(HttpStatus.CREATED).body(ImportJson.of(dryRun ? imports.check(id) : imports.apply(id)));
    }

    @PostMapping("/{id}/apply")
    ImportJson apply(@PathVariable long id) {
        var done = imports.apply(id);
        if (!done.outcome().isFaultless()) {
            throw Problem.refused(problems(done.outcome()));
        }
        return ImportJson.of(done);
    }

    @GetMapping("/{id}")
    ImportJson get(@PathVariable long id) {
        return ImportJson.of(imports.get(id));
    }

    /** Newest first. */
    @GetMapping
    Listing<ImportJson> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        return imports.page(Cursor.of(cursor, limit)).map(ImportJson::of);
    }

    private static List<Problem.Fault> problems(Outcome outcome) {
        return outcome.faults().stream()
                .limit(MOST_IN_PROBLEM)
                .map(fault -> new Problem.Fault(
                        "/" + fault.line() + (fault.column() == null ? "" : "/" + fault.column()), "Line %d: %s".formatted(fault.line(), fault.reason())))
                .toList();
    }
}
