package dev.backstop.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.plan.Cells;
import dev.backstop.planning.plan.DayDemand;
import dev.backstop.planning.plan.Place;
import dev.backstop.planning.plan.PlanColumn;
import dev.backstop.planning.plan.Planned;
import dev.backstop.planning.plan.Planner;
import dev.backstop.planning.plan.Receipt;
import dev.backstop.planning.plan.Spot;
import dev.backstop.planning.plan.Stock;
import dev.backstop.planning.plan.Terms;
import dev.backstop.planning.plan.VendorTimes;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two workers, each a process of its own, and a third of all lines of demand on one item. */
class SparkPlanTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    private static final int LEARNED_FROM = 500;
    private static final int ITEMS = 700;
    private static final int DAYS = 70;

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static final List<Place> PLACES = new ArrayList<>();
    private static final List<Receipt> RECEIPTS = new ArrayList<>();

    @BeforeAll
    static void a_firm_and_a_cluster() throws Exception {
        spark = Sessions.open("local-cluster[2,1,900]");
        var firm = new Firm(new SplittableRandom(9));
        firm.write();
        PLACES.addAll(firm.places);
        RECEIPTS.addAll(firm.receipts.stream().map(SparkPlanTest::receipt).toList());
    }

    @AfterAll
    static void end() {
        spark.stop();
    }

    @Test
    void many_machines_answer_as_one_to_the_last_bit() {
        var out = folder.resolve("plan").toString();
        var count = new SparkPlan(spark, WorkingCalendar.EVERY_DAY, LEARNED_FROM).run(sources("terms"), new Table(out));
        var rows = spark.read().parquet(out).collectAsList();
        var alone = alone();

        assertThat(count).isEqualTo(ITEMS);
        assertThat(rows).hasSize(ITEMS);
        var byItem = new HashMap<String, Row>();
        rows.forEach(row -> byItem.put(row.getAs("item"), row));
        for (var line : alone) {
            var row = Objects.requireNonNull(byItem.get(line.place().terms().spot().item()));
            var told = PlanColumn.ALL.stream().map(column -> day(row.getAs(column.name()))).toList();
            assertThat(told).isEqualTo(PlanColumn.ALL.stream().map(column -> column.value().apply(line)).toList());
        }
        assertThat(alone).filteredOn(line -> line.orderNow() != null && line.orderNow() > 0).hasSizeGreaterThan(50);
    }

    @Test
    void the_work_is_done_by_both_workers() {
        var seen = new HashSet<>(spark.range(0, 64, 1, 16).mapPartitions(
                (org.apache.spark.api.java.function.MapPartitionsFunction<Long, Long>) _ -> {
                    Thread.sleep(200);
                    return List.of(ProcessHandle.current().pid()).iterator();
                }, org.apache.spark.sql.Encoders.LONG()).collectAsList());

        assertThat(seen).hasSize(2).doesNotContain(ProcessHandle.current().pid());
    }

    @Test
    void a_faulty_row_is_named_in_words() {
        assertThatThrownBy(() -> new SparkPlan(spark, WorkingCalendar.EVERY_DAY)
                .run(sources("bad-terms"), new Table(folder.resolve("none").toString())))
                .satisfies(failure -> assertThat(Words.of(failure)).contains("lead_time_days ten of item I0: it is no number"));
    }

    /** The same functions without Spark, in the way of the file command. */
    private static List<Planned> alone() {
        var times = VendorTimes.learn(RECEIPTS, TODAY);
        var sample = PLACES.stream().sorted(Comparator.comparingLong((Place place) -> place.terms().spot().lot())
                .thenComparing(place -> place.terms().spot()))
                .limit(LEARNED_FROM).toList();
        var planner = Planner.learn(sample, Planner.days(PLACES.stream().map(Place::terms).toList(), times), times, TODAY,
                WorkingCalendar.EVERY_DAY);
        var lines = new ArrayList<Planned>();
        for (var start = 0; start < PLACES.size(); start += Planner.AT_A_TIME) {
            lines.addAll(planner.plan(PLACES.subList(start, Math.min(PLACES.size(), start + Planner.AT_A_TIME))));
        }
        return lines;
    }

    private static @Nullable Object day(@Nullable Object value) {
        return value instanceof java.sql.Date date ? date.toLocalDate() : value;
    }

    private static PlanSources sources(String terms) {
        return new PlanSources(file("stock"), file("history"), file(terms), file("receipts"), TODAY);
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static Receipt receipt(Row row) {
        return new Receipt(new Spot(row.getString(0), ""), row.getString(1), "", LocalDate.parse(row.getString(2)),
                LocalDate.parse(row.getString(3)), 10);
    }

    /** Items of many speeds; the first has as many lines as a third of all. */
    private static final class Firm {
        private final SplittableRandom random;
        private final List<Row> lines = new ArrayList<>();
        private final List<Row> terms = new ArrayList<>();
        private final List<Row> stock = new ArrayList<>();
        private final List<Row> receipts = new ArrayList<>();
        private final List<Place> places = new ArrayList<>();

        Firm(SplittableRandom random) {
            this.random = random;
            for (var i = 0; i < ITEMS; i++) {
                item("I" + i, i == 0 ? 150 : 1, 0.05 + 0.4 * random.nextDouble());
            }
            for (var i = 0; i < 40; i++) {
                var ordered = TODAY.minusDays(30 + random.nextInt(200));
                receipts.add(RowFactory.create("I" + i, "V" + i % 3, ordered.toString(), ordered.plusDays(8 + random.nextInt(9))
                        .toString(), 10L));
            }
        }

        private void item(String item, int linesADay, double chance) {
            var first = DAYS - random.nextInt(20);
            var quantities = new long[first];
            for (var day = 0; day < first; day++) {
                for (var line = 0; line < linesADay; line++) {
                    if (day == 0 || random.nextDouble() < chance) {
                        var quantity = 1 + random.nextInt(9);
                        quantities[day] += quantity;
                        lines.add(RowFactory.create(item, TODAY.minusDays(first - day).toString(), String.valueOf(quantity),
                                day % 50 == 49 ? "false" : null));
                    }
                }
            }
            var closed = new ArrayList<Integer>();
            for (var day = 49; day < first; day += 50) {
                if (quantities[day] > 0) {
                    closed.add(day);
                }
            }
            var onHand = (long) random.nextInt(40);
            stock.add(RowFactory.create(item, onHand));
            var row = RowFactory.create(item, "V" + random.nextInt(4), "12", "4");
            terms.add(row);
            places.add(new Place(terms(row), new Stock(onHand, 0, 0),
                    new DayDemand((int) TODAY.toEpochDay() - first, quantities, closed.stream().mapToInt(Integer::intValue).toArray())));
        }

        private static Terms terms(Row row) {
            var columns = List.of("item", "vendor", "lead_time_days", "order_multiple");
            return Terms.of(new Spot(row.getString(0), ""), new Cells() {
                @Override
                public @Nullable String text(String column) {
                    return columns.contains(column) ? row.getString(columns.indexOf(column)) : null;
                }

                @Override
                public @Nullable BigDecimal number(String column) {
                    var text = text(column);
                    return text == null ? null : new BigDecimal(text);
                }

                @Override
                public @Nullable LocalDate date(String column) {
                    return null;
                }

                @Override
                public void fault(String column, String reason) {
                    throw new AssertionError(reason);
                }
            });
        }

        void write() {
            write("history", lines, "item", "date", "quantity", "in_stock");
            write("terms", terms, "item", "vendor", "lead_time_days", "order_multiple");
            write("bad-terms", List.of(RowFactory.create("I0", "V9", "ten", "4")), "item", "vendor", "lead_time_days", "order_multiple");
            write("receipts", receipts, "item", "vendor", "ordered_on", "received_on", "quantity");
            write("stock", stock, "item", "on_hand");
        }

        private static void write(String name, List<Row> rows, String... columns) {
            var schema = new StructType();
            for (var column : columns) {
                schema = schema.add(column, column.equals("on_hand") || (name.equals("receipts") && column.equals("quantity")) ? "long"
                        : "string");
            }
            spark.createDataFrame(rows, schema).write().parquet(file(name));
        }
    }
}
