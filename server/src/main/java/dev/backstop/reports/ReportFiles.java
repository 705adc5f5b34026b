package dev.backstop.reports;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Writes reports as files: rows go from the cursor into the file, one after another. */
@Component
class ReportFiles {
    private final Answers answers;
    private final String firm;

    ReportFiles(Answers answers, @Value("${backstop.mail.name:Backstop}") String firm) {
        this.answers = answers;
        this.firm = firm;
    }

    /** A file that is being written. */
    interface Sheet {
        void row(Row row) throws IOException;

        void end() throws IOException;
    }

    void write(Asked asked, Format format, OutputStream out, Reader reader) throws IOException {
        var summary = format == Format.CSV ? null : answers.summary(asked, reader);
        var layout = answers.layout(asked, reader);
        var heading = Heading.of(firm, asked, summary);
        var sheet = switch (format) {
            case CSV -> new CsvSheet(layout, out);
            case XLSX -> new XlsxSheet(layout, heading, out);
            case PDF -> new PdfSheet(layout, heading, asked.request().chart(), out);
        };
        try {
            answers.each(asked, reader, row -> {
                try {
                    sheet.row(row);
                } catch (IOException failed) {
                    throw new UncheckedIOException(failed);
                }
            });
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
        sheet.end();
    }
}
