package dev.backstop.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * A file of translations as translators' programs keep them (gettext PO): {@code msgid}, the English sentence, and {@code msgstr}, its
 * translation; either may go on in further quoted lines.
 */
final class PoFile {
    private PoFile() {}

    /** English and translated sentences of a file among the program's resources, without those not translated yet. */
    static Map<String, String> read(String file) {
        try (var in = Objects.requireNonNull(PoFile.class.getResourceAsStream(file), file)) {
            return read(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
        } catch (IOException failed) {
            throw new UncheckedIOException(file, failed);
        }
    }

    static Map<String, String> read(Iterable<String> lines) {
        var sentences = new LinkedHashMap<String, String>();
        var sentence = new StringBuilder();
        var translation = new StringBuilder();
        var part = sentence;
        for (var line : lines) {
            if (line.startsWith("msgid ")) {
                keep(sentences, sentence, translation);
                part = sentence;
            } else if (line.startsWith("msgstr ")) {
                part = translation;
            }
            if (!line.startsWith("#") && line.endsWith("\"")) {
                part.append(unquoted(line.substring(line.indexOf('"') + 1, line.length() - 1)));
            }
        }
        keep(sentences, sentence, translation);
        return Collections.unmodifiableMap(sentences);
    }

    private static void keep(Map<String, String> sentences, StringBuilder sentence, StringBuilder translation) {
        if (!sentence.isEmpty() && !translation.isEmpty()) {
            sentences.put(sentence.toString(), translation.toString());
        }
        sentence.setLength(0);
        translation.setLength(0);
    }

    private static String unquoted(String text) {
        return text.replace("\\\"", "\"").replace("\\n", "\n").replace("\\\\", "\\");
    }
}
