package dev.backstop.spark;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;

/** Spark, ready to plan. */
final class Sessions {
    private static final String LOCAL = "local";
    private static final int PARTS = 16; // of one machine's work; Spark's 200 are for clusters
    private static final Pattern SENT = Pattern.compile("(planning|xgboost4j|postgresql).*"); // what a cluster's own Spark has not
    private static final Pattern CLUSTER = Pattern.compile("local-cluster\\[\\s*\\d+\\s*,\\s*\\d+\\s*,\\s*(\\d+)\\s*]");

    private Sessions() {}

    /** On a master; where that is this machine, nothing listens to others. */
    static SparkSession open(String master) throws IOException {
        var builder = SparkSession.builder().appName("backstop plan").master(master)
                .config("spark.ui.enabled", false)
                .config("spark.sql.session.timeZone", "UTC")
                .config("spark.sql.adaptive.enabled", true);
        if (master.startsWith(LOCAL)) {
            builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.sql.shuffle.partitions", PARTS);
        } else {
            builder.config("spark.jars", jars().filter(jar -> SENT.matcher(jar.getFileName().toString()).matches()).map(Path::toString)
                    .collect(joining(",")));
        }
        var workers = CLUSTER.matcher(master);
        if (workers.matches()) {
            builder.config("spark.executor.memory", workers.group(1) + "m");
            cluster(builder, System.getenv("SPARK_HOME"));
        }
        return builder.getOrCreate();
    }

    private static Stream<Path> jars() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)).filter(each -> each.endsWith(".jar"))
                .map(Path::of);
    }

    /** Workers on this machine begin as Spark's own do, from a folder of jars: they take the classes and the Java of this program. */
    private static void cluster(SparkSession.Builder builder, @Nullable String home) throws IOException {
        builder.config("spark.executor.extraClassPath", System.getProperty("java.class.path")).config("spark.executorEnv.JAVA_HOME",
                System.getProperty("java.home"));
        if (home == null) {
            throw new IllegalArgumentException("local-cluster needs a folder of its own in SPARK_HOME, as ./backstop plan --engine spark sets it.");
        }
        var folder = Files.createDirectories(Path.of(home, "jars"));
        for (var jar : jars().toList()) {
            link(folder.resolve(jar.getFileName()), jar);
        }
    }

    private static void link(Path link, Path to) throws IOException {
        try {
            Files.createSymbolicLink(link, to.toAbsolutePath());
        } catch (FileAlreadyExistsException _) {
            // from an earlier start
        }
    }
}
