package dev.backstop.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/**
 * A table to read or to write: a file or folder of Parquet, or {@code jdbc:…#table} for a table of a database, with all that the database
 * needs to know in its address.
 */
record Table(String address) {
    private static final String JDBC = "jdbc:";
    private static final char MARK = '#';

    Table {
        if (address.startsWith(JDBC) && address.indexOf(MARK) < 0) {
            throw new IllegalArgumentException("The address %s names no table. Write it like jdbc:postgresql://host/base?user=u#schema.table.".formatted(address));
        }
    }

    private boolean isInDatabase() {
        return address.startsWith(JDBC);
    }

    private String database() {
        return address.substring(0, address.indexOf(MARK));
    }

    private String name() {
        return address.substring(address.indexOf(MARK) + 1);
    }

    /**
     * Columns by our names, as texts; those that the table has not are nothing.
     *
     * @throws IllegalArgumentException if a required one is missing
     */
    Dataset<Row> read(SparkSession spark, List<String> required, String... optional) {
        var rows = isInDatabase() ? spark.read().jdbc(database(), name(), new Properties()) : spark.read().parquet(address);
        var wanted = new ArrayList<>(required);
        wanted.addAll(Arrays.asList(optional));
        var known = Arrays.asList(rows.columns());
        var columns = new ArrayList<Column>();
        for (var name : wanted) {
            var column = known.stream().filter(each -> each.toLowerCase(Locale.ROOT).equals(name)).findFirst();
            if (column.isEmpty() && required.contains(name)) {
                throw new IllegalArgumentException("%s has no column %s. It has: %s.".formatted(address, name, String.join(", ", known)));
            }
            columns.add(column.map(each -> rows.col("`" + each + "`").cast("string")).orElse(functions.lit(null).cast("string")).as(name));
        }
        return rows.select(columns.toArray(Column[]::new));
    }

    /** Writes the rows in place of what is there. */
    void write(Dataset<Row> rows) {
        if (isInDatabase()) {
            rows.write().mode(SaveMode.Overwrite).option("truncate", true).jdbc(database(), name(), new Properties());
        } else {
            rows.write().mode(SaveMode.Overwrite).parquet(address);
        }
    }
}
