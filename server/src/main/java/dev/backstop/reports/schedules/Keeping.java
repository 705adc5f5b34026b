package dev.backstop.reports.schedules;

import dev.backstop.access.Audit;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How long the files of sent reports are kept, here and among the mails that carried them. */
@Component
class Keeping {
    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    private final JdbcClient jdbc;
    private final Audit audit;

    Keeping(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    int days() {
        return jdbc.sql("SELECT file_days FROM reports.keeping").query(Integer.class).optional().orElse(USUAL_DAYS);
    }

    Duration files() {
        return Duration.ofDays(days());
    }

    /** @param days null: as usual */
    void put(@Nullable Integer days) {
        var form = new Form();
        form.between("/fileDays", days, 1, MOST_DAYS);
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        var kept = days == null ? USUAL_DAYS : days;
        jdbc.sql("""
                INSERT INTO reports.keeping (file_days) VALUES (:days)
                    ON CONFLICT (only_row) DO UPDATE SET file_days = excluded.file_days
                """)
                .param("days", kept).update();
        audit.note("keeping of report files changed", kept + " days");
    }
}
