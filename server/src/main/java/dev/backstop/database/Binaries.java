package dev.backstop.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs that are packed into this build, unpacked once per version: where the start script says, so that data folders share them. */
record Binaries(Path folder) {
    private static final int ANY_EXECUTE = 0111;
    private static final String SHARED = System.getProperty("backstop.programs", "");

    /** Unpacks, unless that was done before: into the shared folder if there is one, else below {@code cache}. */
    static Binaries below(Path cache) {
        var archive = archive();
        try {
            var folder = (SHARED.isEmpty() ? cache : Path.of(SHARED)).resolve("postgresql-" + version(archive)).toAbsolutePath();
            if (!Files.isDirectory(folder)) {
                unpack(archive, folder);
            }
            return new Binaries(folder);
        } catch (IOException failed) {
            throw new CannotStart("PostgreSQL cannot be unpacked below %s: %s".formatted(cache, failed.getMessage()), failed);
        }
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static URL archive() {
        var system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var machine = System.getProperty("os.arch", "");
        var name = "/postgres-%s-%s.txz".formatted(
                system.startsWith("mac") ? "darwin" : system.split(" ", 2)[0],
                machine.equals("aarch64") ? "arm_64" : "x86_64");
        var archive = Binaries.class.getResource(name);
        if (archive == null) {
            throw new CannotStart(
                    "This build carries no PostgreSQL for %s on %s. Start one yourself and name it with --db-url postgres://user:password@host:5432/name."
                            .formatted(System.getProperty("os.name"), machine));
        }
        return archive;
    }

    private static String version(URL archive) throws IOException {
        return archive.openConnection() instanceof JarURLConnection inJar
                ? Long.toHexString(inJar.getJarEntry().getCrc())
                : Long.toHexString(archive.openConnection().getContentLengthLong());
    }

    /** Into a folder beside, moved into place when whole: another process may be doing the same, and this one may be killed. */
    private static void unpack(URL archive, Path folder) throws IOException {
        var beside = folder.resolveSibling(folder.getFileName() + "." + UUID.randomUUID());
        try (var raw = archive.openStream();
                var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, beside);
            }
        }
        try {
            Files.move(beside, folder);
        } catch (IOException failed) {
            Folders.remove(beside);
            if (!Files.isDirectory(folder)) {
                throw failed;
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive names a file outside its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.resolveSibling(""));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, target);
            if ((entry.getMode() & ANY_EXECUTE) != 0) {
                Files.setPosixFilePermissions(
                        target,
                        EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE));
            }
        }
    }
}
