package dev.backstop.outreach;

import dev.backstop.web.Problem;
import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** A change of the settings over HTTP: how many promises it would move and who would hear of it, before it counts. */
@RestController
@RequestMapping("/api/v1/settings")
class RuleChangesApi {
    private final RuleChanges changes;

    RuleChangesApi(RuleChanges changes) {
        this.changes = changes;
    }

    /** What was looked at, and the merge patch of the settings that it was about. */
    @Strict
    record Approval(@Nullable String preview, @Nullable JsonNode settings) {}

    /** The body is a merge patch, as that of {@code PATCH /settings}. */
    @PostMapping("/preview")
    RuleChange preview(@RequestBody JsonNode patch) {
        return changes.preview(patch);
    }

    @PostMapping("/apply")
    RuleChange apply(@RequestBody Approval approval) {
        if (approval.preview() == null || approval.settings() == null) {
            throw Problem.refused("/preview", "Name the preview that POST /settings/preview answered, and the settings that it was about.");
        }
        return changes.apply(approval.settings(), approval.preview());
    }
}
