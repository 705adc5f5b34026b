package dev.backstop.console;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** The frame of a page, for pages that make words of days before they are shown. */
@Component
public class PageFrames {
    private final Frames frames;

    PageFrames(Frames frames) {
        this.frames = frames;
    }

    public Frame of(HttpServletRequest request) {
        return frames.of(request);
    }
}
