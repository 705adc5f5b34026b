package dev.backstop.reports.schedules;

import dev.backstop.web.Strict;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How long files of sent reports are kept. */
@RestController
@RequestMapping("/api/v1/report-settings")
class KeepingApi {
    private final Keeping keeping;

    KeepingApi(Keeping keeping) {
        this.keeping = keeping;
    }

    /** {@code fileDays}: from 1 to 3650; null: 30. */
    @Strict
    record Resource(@Nullable Integer fileDays) {}

    @GetMapping
    Resource get() {
        return new Resource(keeping.days());
    }

    @PutMapping
    Resource put(@RequestBody Resource wanted) {
        keeping.put(wanted.fileDays());
        return get();
    }
}
