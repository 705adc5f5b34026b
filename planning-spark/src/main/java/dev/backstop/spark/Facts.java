package dev.backstop.spark;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import dev.backstop.planning.plan.DayDemand;
import dev.backstop.planning.plan.Place;
import dev.backstop.planning.plan.Receipt;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Stock;
import dev.backstop.planning.plan.Terms;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * One row for each place that has terms, with its stock and its days of demand: the only exchange of rows between machines. A day's lines
 * are added up where they lie before anything moves, so that an item with most of the lines is no more work than others.
 */
final class Facts {
    private static final List<String> ITEM = List.of("item");
    private static final String[] TERMS = {
        "location", "vendor", "mode", "lead_time_days", "order_days", "review_days", "moq", "order_multiple", "maximum_order", "unit_cost",
        "price_breaks", "ordering_cost", "line_cost", "holding_rate", "target_kind", "target", "shelf_life_days", "present_reorder_point",
        "present_order_up_to", "holiday_until", "margin", "waiting_cost", "leaving", "wait_limit_days"
    };

    private final Dataset<Row> lines;
    private final Dataset<Row> terms;
    private final Dataset<Row> stock;

    Facts(SparkSession spark, PlanSources sources) {
        this.terms = spots(new Table(sources.terms()).read(spark, ITEM, TERMS));
        this.stock = spots(new Table(sources.stock()).read(spark, ITEM, "location", "on_hand", "on_order", "backordered"));
        this.lines = spots(new Table(sources.history()).read(spark, List.of("item", "date", "quantity"), "location", "in_stock"))
                .withColumn("day", functions.unix_date(col("date").cast("date")))
                        .withColumn("wanted", col("quantity").cast("decimal(38,6)"));
    }

    private static Dataset<Row> spots(Dataset<Row> rows) {
        return rows.withColumn("location", coalesce(col("location"), lit("")));
    }

    /** The day after the last one of the history. */
    LocalDate dayAfter() {
        var last = lines.agg(functions.max("day")).first();
        if (last.isNullAt(0)) {
            throw new IllegalArgumentException("The history has no line with a date.");
        }
        return LocalDate.ofEpochDay(last.getInt(0) + 1L);
    }

    /** A row for each place. */
    Dataset<Row> rows(LocalDate today) {
        if (terms.groupBy("item", "location").count().filter("count > 1").limit(1).count() > 0) {
            throw new IllegalArgumentException("There are two lines of terms for one item at one location. Keep one.");
        }
        var days = lines.filter(col("day").lt(lit((int) today.toEpochDay()))).groupBy("item", "location", "day")
                .agg(sum("wanted").as("wanted"), functions.min(col("in_stock").cast("boolean")).as("in_stock"))
                .groupBy("item", "location").agg(collect_list(struct("day", "wanted", "in_stock")).as("days"));
        var here = stock.groupBy("item", "location").agg(total("on_hand"), total("on_order"), total("backordered"));
        var spot = scala.jdk.javaapi.CollectionConverters.asScala(List.of("item", "location")).toSeq();
        return terms.join(here, spot, "left").join(days, spot, "left");
    }

    private static org.apache.spark.sql.Column total(String column) {
        return sum(col(column).cast("long")).as(column);
    }

    /** Receipts are few beside lines of demand, and learned from together. */
    static List<Receipt> receipts(SparkSession spark, @Nullable String address) {
        if (address == null) {
            return List.of();
        }
        var rows = new Table(address).read(spark, ITEM, "location", "vendor", "mode", "ordered_on", "received_on", "quantity");
        return rows.collectAsList().stream().map(RowCells::new).map(row -> Receipt.of(spot(row), row)).toList();
    }

    static Spot spot(RowCells row) {
        return new Spot(row.text("item", ""), row.text("location", ""));
    }

    static Terms terms(Row row) {
        var cells = new RowCells(row);
        return Terms.of(spot(cells), cells);
    }

    /** What {@link #rows} says of a place. */
    static Place place(Row row, LocalDate today) {
        return new Place(terms(row), new Stock(number(row, "on_hand"), number(row, "on_order"), number(row, "backordered")),
                demand(row, today));
    }

    private static long number(Row row, String column) {
        return row.isNullAt(row.fieldIndex(column)) ? 0 : row.<Long>getAs(column);
    }

    private static DayDemand demand(Row row, LocalDate today) {
        if (row.isNullAt(row.fieldIndex("days"))) {
            return DayDemand.NONE;
        }
        List<Row> days = row.getList(row.fieldIndex("days"));
        var first = days.stream().mapToInt(day -> day.getInt(0)).min().orElseThrow();
        var quantities = new long[(int) today.toEpochDay() - first];
        for (var day : days) {
            quantities[day.getInt(0) - first] += day.getDecimal(1).longValueExact();
        }
        return new DayDemand(first, quantities, outOfStock(days.stream(), first));
    }

    private static int[] outOfStock(Stream<Row> days, int first) {
        return days.filter(day -> !day.isNullAt(2) && !day.getBoolean(2)).mapToInt(day -> day.getInt(0) - first).sorted().toArray();
    }
}
