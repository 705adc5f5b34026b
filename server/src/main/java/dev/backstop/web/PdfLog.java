package dev.backstop.web;

import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import com.openhtmltopdf.util.XRLogger;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What the library of PDF files has to say goes where all else is logged, and configuration decides how much of it stands there: left to
 * itself it writes several lines to the console for each file.
 */
@Component
final class PdfLog implements XRLogger {
    PdfLog() {
        XRLog.setLoggerImpl(this);
    }

    @Override
    public void log(String where, Level level, String message) {
        log(where, level, message, null);
    }

    @Override
    public void log(String where, Level level, String message, @Nullable Throwable cause) {
        LoggerFactory.getLogger(where).atLevel(level(level)).setCause(cause).log(message);
    }

    @Override
    public void setLevel(String where, Level level) {
        // configuration sets it
    }

    @Override
    public boolean isLogLevelEnabled(Diagnostic said) {
        return LoggerFactory.getLogger(said.getLogMessageId().getWhere()).isEnabledForLevel(level(said.getLevel()));
    }

    private static org.slf4j.event.Level level(Level level) {
        var severity = level.intValue();
        return severity >= Level.SEVERE.intValue() ? org.slf4j.event.Level.ERROR
                : severity >= Level.WARNING.intValue() ? org.slf4j.event.Level.WARN
                : severity >= Level.INFO.intValue() ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG;
    }
}
