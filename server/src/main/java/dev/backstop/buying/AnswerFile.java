package dev.backstop.buying;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backstop.web.Form;
import dev.backstop.web.Problem;
import dev.backstop.web.Sentences;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Our own table of an order, filled in by its vendor: a line may stand in it several times, once for each date. */
final class AnswerFile {
    private static final int MOST_ROWS = 10_000;
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})\\.(\\d{1,2})\\.(\\d{4})");
    private static final Pattern THOUSANDS = Pattern.compile("\\d{1,3}([.,]\\d{3})+");

    private final String order;
    private final Sentences say;
    private final Form form = new Form();
    private final LinkedHashMap<Integer, VendorSaid> said = new LinkedHashMap<>();

    private AnswerFile(String order, Sentences say) {
        this.order = order;
        this.say = say;
    }

    /**
     * What the file says, a line each.
     *
     * @throws Problem 422 that names each row and value that cannot be read, and how to write it
     */
    static List<VendorSaid> read(byte[] content, String order, Sentences say) {
        return new AnswerFile(order, say).read(content);
    }

    private List<VendorSaid> read(byte[] content) {
        var text = text(content);
        var heading = text.lines().findFirst().orElse("");
        var separator = heading.chars().filter(c -> c == ';').count() > heading.chars().filter(c -> c == ',').count() ? ';'
                : heading.indexOf('\t') >= 0 ? '\t' : ',';
        try (var rows = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE).ofNamedCsvRecord(text)) {
            rows.stream().limit(MOST_ROWS).forEach(this::row);
        } catch (java.io.IOException | de.siegmar.fastcsv.reader.CsvParseException wrong) {
            throw Problem.refused("/file", say.say("error.file"));
        }
        if (!form.isFaultless()) {
            throw Problem.refused(form.faults());
        }
        if (said.isEmpty()) {
            throw Problem.refused("/file", say.say("error.file-empty"));
        }
        return List.copyOf(said.values());
    }

    /** Spreadsheets of Windows do not always write UTF-8. */
    private static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            return new String(content, Charset.forName("windows-1252"));
        }
    }

    private void row(NamedCsvRecord row) {
        var quantity = field(row, "confirmedQuantity");
        var on = field(row, "confirmedOn");
        var answer = field(row, "answer");
        if (quantity.isEmpty() && on.isEmpty() && answer.isEmpty()) {
            return;
        }
        var at = Long.toString(row.getStartingLineNumber());
        var other = field(row, "purchaseOrder");
        if (!other.isEmpty() && !other.equals(order)) {
            fault("error.file-other", "row", at, "value", other);
            return;
        }
        var line = whole(field(row, "line"));
        var kind = kind(answer);
        if (line.isEmpty()) {
            fault("error.file-line", "row", at, "value", field(row, "line"));
        } else if (kind.isEmpty()) {
            fault("error.file-answer", "row", at, "value", answer);
        } else {
            add(line.get(), kind.get(), part(quantity, on, at), field(row, "note"));
        }
    }

    private static String field(NamedCsvRecord row, String name) {
        return row.findField(name).map(String::strip).orElse("");
    }

    private void add(int line, VendorSaid.Kind kind, VendorSaid.@Nullable Part part, String note) {
        said.merge(line, new VendorSaid(line, kind, part == null || !comes(kind) ? List.of() : List.of(part), note.isEmpty() ? null : note),
                (first, more) -> {
            var parts = new ArrayList<>(first.parts());
            parts.addAll(more.parts());
            return new VendorSaid(line, more.kind() == VendorSaid.Kind.CHANGED ? first.kind() : more.kind(), parts, more.note() == null
                    ? first.note() : more.note());
        });
    }

    private static boolean comes(VendorSaid.Kind kind) {
        return kind == VendorSaid.Kind.CHANGED || kind == VendorSaid.Kind.SHORT;
    }

    private static Optional<VendorSaid.Kind> kind(String answer) {
        return switch (answer.toLowerCase(java.util.Locale.ROOT)) {
            case "", "confirmed", "changed" -> Optional.of(VendorSaid.Kind.CHANGED);
            case "short" -> Optional.of(VendorSaid.Kind.SHORT);
            case "rejected" -> Optional.of(VendorSaid.Kind.REJECTED);
            case "discontinued" -> Optional.of(VendorSaid.Kind.DISCONTINUED);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> whole(String typed) {
        return typed.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(typed)) : Optional.empty();
    }

    private VendorSaid.@Nullable Part part(String quantity, String on, String at) {
        if (quantity.isEmpty() && on.isEmpty()) {
            return null;
        }
        return new VendorSaid.Part(quantity.isEmpty() ? null : number(quantity, at), on.isEmpty() ? null : day(on, at));
    }

    /** A point or a comma before decimals; {@code 1.000} might be one or a thousand, and is asked about rather than guessed. */
    private @Nullable BigDecimal number(String typed, String at) {
        if (THOUSANDS.matcher(typed).matches() || !typed.matches("\\d{1,12}([.,]\\d{1,6})?")) {
            fault("error.file-number", "row", at, "value", typed);
            return null;
        }
        return new BigDecimal(typed.replace(',', '.'));
    }

    private @Nullable LocalDate day(String typed, String at) {
        try {
            var dayFirst = DAY_FIRST.matcher(typed);
            return dayFirst.matches() ? LocalDate.of(Integer.parseInt(dayFirst.group(3)), Integer.parseInt(dayFirst.group(2)),
                    Integer.parseInt(dayFirst.group(1)))
                    : LocalDate.parse(typed);
        } catch (DateTimeException _) {
            fault("error.file-date", "row", at, "value", typed);
            return null;
        }
    }

    private void fault(String name, String... gaps) {
        form.fault("/file", say.say(name, gaps));
    }
}
