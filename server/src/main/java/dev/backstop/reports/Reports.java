package dev.backstop.reports;

import dev.backstop.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** All reports: which there are, their rows, their summaries, and their files. Refuses with a {@link Problem} that says what may be asked. */
@Component
public class Reports {
    private final ReportSets sets;
    private final Answers answers;
    private final ReportFiles files;

    Reports(ReportSets sets, Answers answers, ReportFiles files) {
        this.sets = sets;
        this.answers = answers;
        this.files = files;
    }

    /** What there is for a reader, by theme. */
    public List<Report> list(Reader reader) {
        return sets.all().stream().map(set -> set.report(reader)).toList();
    }

    /** One by its name. */
    public Report get(String name, Reader reader) {
        return sets.get(name).report(reader);
    }

    /**
     * Some rows.
     *
     * @param from  how many rows come before; the first page, 0, brings totals and summary
     * @param limit rows at most, from 1
     */
    public ReportPage page(ReportRequest request, int from, int limit, Reader reader) {
        return answers.page(sets.get(request.report()), request, from, limit, reader);
    }

    /** What a report says in sentences and figures, and whether it is empty. */
    public Summary summary(ReportRequest request, Reader reader) {
        return answers.summary(sets.get(request.report()), request, reader);
    }

    /**
     * Writes all rows as a file, of which only a part is ever in memory. A PDF is for paper: one of too many rows is refused before anything is
     * written.
     */
    public void write(ReportRequest request, Format format, OutputStream out, Reader reader) {
        try {
            files.write(sets.get(request.report()), request, format, out, reader);
        } catch (IOException failed) {
            throw new UncheckedIOException("The report %s could not be written to the end.".formatted(request.report()), failed);
        }
    }

    /** Names of all reports. */
    Stream<String> names() {
        return sets.all().stream().map(ReportSet::name);
    }
}
