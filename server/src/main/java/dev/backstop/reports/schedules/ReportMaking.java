package dev.backstop.reports.schedules;

import dev.backstop.post.Bytes;
import dev.backstop.reports.Reader;
import dev.backstop.reports.Reports;
import dev.backstop.web.Problem;
import dev.backstop.web.Say;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Makes the summary and the file of a run: the sentences in English, as they are kept, the file in the language of its readers. */
@Component
class ReportMaking {
    private static final int MOST_BYTES = 18_000_000; // about what mail servers take, encoded

    private final Reports reports;
    private final RunBook runs;

    ReportMaking(Reports reports, RunBook runs) {
        this.reports = reports;
        this.runs = runs;
    }

    MadeReport make(Schedule schedule, long run, Reader reader, Locale language, Instant now, ZoneId zone) {
        var summary = Say.in(Locale.UK, () -> reports.summary(schedule.report(), reader));
        var before = runs.before(schedule.id(), run, reader);
        var since = Say.in(Locale.UK, () -> before.map(then -> summary.since(then.summary())).orElse(List.of()));
        var file = new Limited();
        if (!summary.isEmpty() || !schedule.onlyIfNotEmpty()) {
            Say.in(language, () -> {
                reports.write(schedule.report(), schedule.format(), file, reader);
                return file;
            });
        }
        var name = "%s-%s.%s".formatted(schedule.report().report(), LocalDate.ofInstant(now, zone), schedule.format().extension());
        return new MadeReport(summary, before.map(RunBook.Before::dueAt).orElse(null), since, name, schedule.format().mediaType(),
                Bytes.of(file.toByteArray()));
    }

    /** Refuses a file that no mail server would take before it fills the memory. */
    private static final class Limited extends ByteArrayOutputStream {
        @Override
        public synchronized void write(byte[] bytes, int from, int length) {
            require(length);
            super.write(bytes, from, length);
        }

        @Override
        public synchronized void write(int oneByte) {
            require(1);
            super.write(oneByte);
        }

        private void require(int more) {
            if (count + more > MOST_BYTES) {
                throw Problem.refused("/report",
                        "The file is over %d MB, which mail servers do not take. Narrow the report, or choose fewer columns."
                        .formatted(MOST_BYTES / 1_000_000));
            }
        }
    }
}
