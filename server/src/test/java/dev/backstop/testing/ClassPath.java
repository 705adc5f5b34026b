package dev.backstop.testing;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The class path of the tests without the tests: that of the program. Java keeps classes ready of jars alone, so that folders are packed into some. */
record ClassPath(List<Path> entries) {
    static ClassPath ofThisProcess() {
        var entries = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator, -1);
        return new ClassPath(Stream.of(entries).filter(entry -> !entry.isEmpty()).map(Path::of).filter(entry -> Files.exists(entry) && !entry.equals(tests())).toList());
    }

    private static Path tests() {
        try {
            return Path.of(Objects.requireNonNull(ClassPath.class.getProtectionDomain().getCodeSource()).getLocation().toURI());
        } catch (URISyntaxException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** Differs where any file does, by its time or size. */
    String key() throws IOException {
        var files = new StringBuilder();
        for (var entry : entries) {
            try (var below = Files.walk(entry)) {
                for (var file : below.sorted().toList()) {
                    files.append(file).append(Files.getLastModifiedTime(file)).append(Files.size(file));
                }
            }
        }
        return UUID.nameUUIDFromBytes(files.toString().getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** As an argument of Java, with each folder as a jar of this one; one that is there is as it was. */
    String packedInto(Path folder) throws IOException {
        var packed = new ArrayList<String>();
        for (var entry : entries) {
            packed.add((Files.isDirectory(entry) ? pack(entry, folder.resolve("classes-" + packed.size() + ".jar")) : entry.toAbsolutePath()).toString());
        }
        return String.join(File.pathSeparator, packed);
    }

    private static Path pack(Path classes, Path jar) {
        var tool = ToolProvider.findFirst("jar").orElseThrow();
        if (!Files.exists(jar) && tool.run(System.out, System.err, "--create", "--no-compress", "--file", jar.toString(), "-C", classes.toAbsolutePath().toString(), ".") != 0) {
            throw new IllegalStateException("The classes of %s could not be packed".formatted(classes));
        }
        return jar;
    }
}
