package dev.backstop.reports;

import dev.backstop.web.Problem;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * All reports: which there are, their rows, their summaries, and their files. Refuses with a {@link Problem} that says what may be asked.
 */
@Component
public class Reports {
    private final ReportSets sets;
    private final OwnReports own;
    private final Answers answers;
    private final ReportFiles files;

    Reports(ReportSets sets, OwnReports own, Answers answers, ReportFiles files) {
        this.sets = sets;
        this.own = own;
        this.answers = answers;
        this.files = files;
    }

    /** What there is for a reader, by theme; own and shared reports last. */
    public List<Report> list(Reader reader) {
        return Stream.concat(sets.all().stream().map(set -> set.report(reader)),
                own.seenBy(reader).stream().map(each -> asked(ReportRequest.of(each.name()), reader).report())).toList();
    }

    /** One by its name. */
    public Report get(String name, Reader reader) {
        return asked(ReportRequest.of(name), reader).report();
    }

    /**
     * Some rows.
     *
     * @param from  how many rows come before; the first page, 0, brings totals and summary
     * @param limit rows at most, from 1
     */
    public ReportPage page(ReportRequest request, int from, int limit, Reader reader) {
        return answers.page(asked(request, reader), from, limit, reader);
    }

    /** A report of which nothing was asked yet: its usual columns, and no row. */
    ReportPage unasked(String name, Reader reader) {
        var report = get(name, reader);
        var columns = report.columns().stream().filter(column -> report.usual().contains(column.name())).toList();
        return new ReportPage(report, columns, List.of(), null, null, null);
    }

    /** What a report says in sentences and figures, and whether it is empty. */
    public Summary summary(ReportRequest request, Reader reader) {
        return answers.summary(asked(request, reader), reader);
    }

    /**
     * Writes all rows as a file, of which only a part is ever in memory. A PDF is for paper: it shows the first rows, says where the others
     * are, and adds up all.
     */
    public void write(ReportRequest request, Format format, OutputStream out, Reader reader) {
        try {
            files.write(asked(request, reader), format, out, reader);
        } catch (IOException failed) {
            throw new UncheckedIOException("The report %s could not be written to the end.".formatted(request.report()), failed);
        }
    }

    /** Keeps a request as a report of the reader's own, after it was found that it can be answered. */
    public Report keep(String title, boolean shared, ReportRequest request, Reader reader) {
        var asked = asked(request, reader);
        answers.summary(asked, reader);
        return get(own.keep(title, shared, asked.request(), reader).name(), reader);
    }

    /** Forgets an own report. */
    public void forget(String name, Reader reader) {
        if (!OwnReports.isOwn(name)) {
            throw Problem.conflict("not-own", "The report %s comes with the program and cannot be removed.".formatted(name));
        }
        own.forget(name, reader);
    }

    /** The request that is answered in the end: an own report with what it keeps. */
    ReportRequest meant(ReportRequest request, Reader reader) {
        return asked(request, reader).request();
    }

    private Asked asked(ReportRequest request, Reader reader) {
        if (!OwnReports.isOwn(request.report())) {
            return Asked.ours(sets.get(request.report()), request, reader);
        }
        var kept = own.find(request.report(), reader).orElseThrow(() -> Problem.notFound("report", request.report()));
        return Asked.own(sets.get(kept.request().report()), kept, request, reader);
    }
}
