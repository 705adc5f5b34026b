package dev.backstop.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** An answer held back until its transaction has committed. */
final class HeldResponse extends ContentCachingResponseWrapper {
    HeldResponse(HttpServletResponse response) {
        super(response);
        response.reset();
    }

    void release() throws IOException {
        copyBodyToResponse();
    }
}
