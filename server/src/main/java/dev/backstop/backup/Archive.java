package dev.backstop.backup;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup file: a ZIP of one entry per table and a manifest, so that any tool can look into it. */
final class Archive {
    private static final String MANIFEST = "manifest.json";
    private static final JsonMapper json = JsonMapper.builder().build();

    private Archive() {}

    static Writer create(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new Writer(new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8));
    }

    static Reader open(Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new BackupRefused("There is no file %s that can be read.".formatted(file));
        }
        try {
            return new Reader(file, new ZipFile(file.toFile(), StandardCharsets.UTF_8));
        } catch (ZipException damaged) {
            throw new BackupRefused("%s is not a backup, or only a part of one.".formatted(file), damaged);
        }
    }

    /** Writes one entry after the other. */
    record Writer(ZipOutputStream zip) implements Closeable {
        /** A stream for the entry; closing it begins the next. */
        OutputStream entry(String name) throws IOException {
            zip.putNextEntry(new ZipEntry(name));
            return new FilterOutputStream(zip) {
                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    zip.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    zip.closeEntry();
                }
            };
        }

        void manifest(Manifest manifest) throws IOException {
            try (var entry = entry(MANIFEST)) {
                entry.write(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            }
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }

    /** Reads entries by name. */
    record Reader(Path file, ZipFile zip) implements Closeable {
        Manifest manifest() throws IOException {
            try (var stream = entry(MANIFEST)) {
                var manifest = json.readValue(stream, Manifest.class);
                if (manifest.format() != Manifest.FORMAT) {
                    throw new BackupRefused("%s was written by a newer Backstop. Restore it with that one.".formatted(file));
                }
                return manifest;
            } catch (JacksonException damaged) {
                throw new BackupRefused("%s has a damaged manifest.".formatted(file), damaged);
            }
        }

        InputStream entry(String name) throws IOException {
            var entry = zip.getEntry(name);
            if (entry == null) {
                throw new BackupRefused("%s is not a backup: it lacks %s.".formatted(file, name));
            }
            return zip.getInputStream(entry);
        }

        @Override
        public void close() throws IOException {
            zip.close();
        }
    }
}
