package dev.backstop.console;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The answer of our own API to a page: kept here, and never sent. */
final class OwnAnswer extends ContentCachingResponseWrapper {
    private int status = HttpServletResponse.SC_OK;

    OwnAnswer(HttpServletResponse page) {
        super(page);
    }

    @Override
    public void setStatus(int status) {
        this.status = status;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void sendError(int status) {
        this.status = status;
    }

    @Override
    public void sendError(int status, String message) {
        this.status = status;
    }
}
