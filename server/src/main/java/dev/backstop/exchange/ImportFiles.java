package dev.backstop.exchange;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The bytes of files, kept in pieces: written as they come in, read one piece at a time. */
@Component
class ImportFiles {
    private static final int PIECE = 512 * 1024;

    private final JdbcClient jdbc;

    ImportFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps a file and gives its size. */
    long keep(long id, InputStream file) throws IOException {
        var size = 0L;
        var number = 0;
        for (var piece = file.readNBytes(PIECE); piece.length > 0; piece = file.readNBytes(PIECE)) {
            jdbc.sql("INSERT INTO exchange.import_chunk (import_id, number, bytes) VALUES (:id, :number, :bytes)")
                    .param("id", id).param("number", number++).param("bytes", piece).update();
            size += piece.length;
        }
        return size;
    }

    InputStream open(long id) {
        return new PiecewiseInput(number -> piece(id, number));
    }

    /** Applied files are not kept; neither are those that nobody applied within a week. */
    void drop(long applied, Instant receivedBefore) {
        jdbc.sql("""
                DELETE FROM exchange.import_chunk
                 WHERE import_id = :applied
                    OR import_id IN (SELECT id FROM exchange.import WHERE received_at < :before)
                """)
                .param("applied", applied).param("before", receivedBefore.atOffset(ZoneOffset.UTC)).update();
    }

    private byte @Nullable [] piece(long id, int number) {
        return jdbc.sql("SELECT bytes FROM exchange.import_chunk WHERE import_id = :id AND number = :number")
                .param("id", id).param("number", number)
                .query((row, _) -> row.getBytes("bytes")).optional().orElse(null);
    }
}
