package dev.backstop.promising;

import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The self-audit over HTTP. */
@RestController
class SelfAuditApi {
    private final SelfAudit audit;

    SelfAuditApi(SelfAudit audit) {
        this.audit = audit;
    }

    /** Goes round now, over one snapshot. */
    @GetMapping("/api/v1/audit/self")
    @Transactional(readOnly = true, isolation = org.springframework.transaction.annotation.Isolation.REPEATABLE_READ)
    public SelfAudit.Report self() {
        return audit.goRound();
    }
}
