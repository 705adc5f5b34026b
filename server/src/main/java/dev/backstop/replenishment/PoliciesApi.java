package dev.backstop.replenishment;

import dev.backstop.web.Form;
import dev.backstop.web.Listing;
import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/policies")
class PoliciesApi {
    private final Policies policies;

    PoliciesApi(Policies policies) {
        this.policies = policies;
    }

    /** A target for a segment; {@code until} null: for good; {@code replay}: the one it was chosen from. */
    @Strict
    record Proposed(@Nullable String segment, ReorderPointResource.@Nullable Target target, @Nullable LocalDate until,
            @Nullable String replay,
            @Nullable String reason) {}

    /** Who stands for it. */
    @Strict
    record Approval(@Nullable String approvedBy) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PolicyResource propose(@RequestBody Proposed wanted) {
        var form = new Form();
        form.required("/segment", wanted.segment(), "Name the segment, such as AX.");
        form.required("/reason", wanted.reason(), "Say why: whoever approves it will ask.");
        var target = (wanted.target() == null ? new ReorderPointResource.Target(null, null) : wanted.target()).checked(form);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        ReplaysApi.requireSegment(wanted.segment());
        return policies.propose(Objects.requireNonNull(wanted.segment()), target, wanted.until(), wanted.replay(),
                Objects.requireNonNull(wanted.reason()));
    }

    @PostMapping("/{policy}/approve")
    PolicyResource approve(@PathVariable String policy, @RequestBody Approval approval) {
        if (approval.approvedBy() == null || approval.approvedBy().isBlank()) {
            throw Problem.refused("/approvedBy", "Name the person who approves it.");
        }
        return policies.approve(policy, approval.approvedBy());
    }

    @PostMapping("/{policy}/roll-back")
    PolicyResource rollBack(@PathVariable String policy) {
        return policies.rollBack(policy);
    }

    @GetMapping
    Listing<PolicyResource> list(@RequestParam @Nullable String segment) {
        return Listing.of(policies.list(segment));
    }

    @GetMapping("/{policy}")
    PolicyResource get(@PathVariable String policy) {
        return policies.byNumber(policy).orElseThrow(() -> Problem.notFound("policy", policy));
    }
}
