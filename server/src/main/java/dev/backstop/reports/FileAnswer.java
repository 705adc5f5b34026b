package dev.backstop.reports;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * A report as a file that goes out while it is written. Nothing is said about it before its first bytes, so that a refusal can still be
 * told.
 */
final class FileAnswer extends OutputStream {
    private static final int BUFFER = 1 << 16;

    private final HttpServletResponse response;
    private final Format format;
    private final String name;
    private boolean begun;

    private FileAnswer(HttpServletResponse response, Format format, String name) {
        this.response = response;
        this.format = format;
        this.name = name;
    }

    static void write(Reports reports, ReportRequest request, Format format, HttpServletResponse response) {
        try {
            var out = new BufferedOutputStream(new FileAnswer(response, format, request.report()), BUFFER);
            reports.write(request, format, out, Reader.now());
            out.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void write(int oneByte) throws IOException {
        begin().write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        begin().write(bytes, from, length);
    }

    @Override
    public void flush() throws IOException {
        if (begun) {
            response.getOutputStream().flush();
        }
    }

    private OutputStream begin() throws IOException {
        if (!begun) {
            begun = true;
            response.setContentType(format.mediaType());
            response.setHeader("Content-Disposition", "attachment; filename=\"%s.%s\"".formatted(name, format.extension()));
        }
        return response.getOutputStream();
    }
}
