package dev.backstop.promising;

import dev.backstop.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The self-audit over HTTP. */
@RestController
class SelfAuditApi {
    private static final int MOST = 100;

    private final SelfAudit audit;

    SelfAuditApi(SelfAudit audit) {
        this.audit = audit;
    }

    /** Goes round now, over one snapshot. */
    @GetMapping("/api/v1/audit/self")
    SelfAudit.Report self() {
        return audit.goRound();
    }

    /** What the rounds found that it went by itself, the newest first. */
    @GetMapping("/api/v1/audit/rounds")
    Listing<SelfAudit.Round> rounds() {
        return Listing.of(audit.last(MOST));
    }
}
