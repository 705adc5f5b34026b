package dev.backstop.offline;

import blue.strategic.parquet.ParquetWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/** A Parquet file of a flat table; every cell may be empty. */
final class ParquetOutput implements TableOutput {
    private final List<Head> heads;
    private final ParquetWriter<@Nullable Object[]> writer;

    private ParquetOutput(List<Head> heads, ParquetWriter<@Nullable Object[]> writer) {
        this.heads = heads;
        this.writer = writer;
    }

    static ParquetOutput open(String name, List<Head> heads) throws IOException {
        var schema = new MessageType("backstop", heads.stream().map(ParquetOutput::type).toList());
        try {
            Files.deleteIfExists(Path.of(name));
            return new ParquetOutput(heads, ParquetWriter.writeFile(schema, Path.of(name).toFile(), (cells, values) -> {
                for (var place = 0; place < cells.length; place++) {
                    var cell = cells[place];
                    if (cell != null) {
                        values.write(heads.get(place).name(), stored(cell));
                    }
                }
            }));
        } catch (IOException refused) {
            throw new CannotWrite("The file %s cannot be written. Does its folder exist, and may you write there?".formatted(name),
                    refused);
        }
    }

    private static Type type(Head head) {
        return switch (head.kind()) {
            case TEXT -> Types.optional(PrimitiveTypeName.BINARY).as(LogicalTypeAnnotation.stringType()).named(head.name());
            case WHOLE -> Types.optional(PrimitiveTypeName.INT64).named(head.name());
            case NUMBER -> Types.optional(PrimitiveTypeName.DOUBLE).named(head.name());
            case DAY -> Types.optional(PrimitiveTypeName.INT32).as(LogicalTypeAnnotation.dateType()).named(head.name());
        };
    }

    private static Object stored(Object cell) {
        return switch (cell) {
            case LocalDate day -> Math.toIntExact(day.toEpochDay());
            case Integer number -> (Object) number.longValue();
            case BigDecimal number -> number.doubleValue();
            case Object other -> other;
        };
    }

    @Override
    public void row(@Nullable Object... cells) throws IOException {
        if (cells.length != heads.size()) {
            throw new IllegalArgumentException("%d cells under %d columns".formatted(cells.length, heads.size()));
        }
        writer.write(cells);
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }
}
