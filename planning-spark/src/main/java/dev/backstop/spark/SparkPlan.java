package dev.backstop.spark;

import dev.backstop.planning.WorkingCalendar;
import dev.backstop.planning.plan.Place;
import dev.backstop.planning.plan.PlanColumn;
import dev.backstop.planning.plan.Planned;
import dev.backstop.planning.plan.Planner;
import dev.backstop.planning.plan.VendorTimes;
import java.io.Serializable;
import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import scala.reflect.ClassTag;

/** Plans places over Spark, with the answers that one machine would give, to the last bit. */
final class SparkPlan {
    private static final StructType COLUMNS = new StructType(PlanColumn.ALL.stream()
            .map(column -> new StructField(column.name(), type(column.kind()), true, org.apache.spark.sql.types.Metadata.empty()))
                    .toArray(StructField[]::new));

    private final SparkSession spark;
    private final WorkingCalendar receiver;
    private final int mostLearnedFrom;

    SparkPlan(SparkSession spark, WorkingCalendar receiver) {
        this(spark, receiver, Planner.MOST_LEARNED_FROM);
    }

    /** With another size of the sample. */
    SparkPlan(SparkSession spark, WorkingCalendar receiver, int mostLearnedFrom) {
        this.spark = spark;
        this.receiver = receiver;
        this.mostLearnedFrom = mostLearnedFrom;
    }

    /** Reads, learns, plans and writes; answers the number of places. */
    long run(PlanSources sources, Table out) {
        var facts = new Facts(spark, sources);
        var today = sources.asOf() == null ? facts.dayAfter() : sources.asOf();
        var rows = facts.rows(today).persist(StorageLevel.MEMORY_AND_DISK());
        refuseWhatNeedsAllAtOnce(rows);
        var times = VendorTimes.learn(Facts.receipts(spark, sources.receipts()), today);
        var planner = broadcast(Planner.learn(sample(rows, mostLearnedFrom, today), days(rows, times), times, today, receiver),
                Planner.class);
        out.write(rows.mapPartitions((MapPartitionsFunction<Row, Row>) part -> planned(part, planner.value(), today),
                Encoders.row(COLUMNS)));
        var count = rows.count();
        rows.unpersist();
        return count;
    }

    private static void refuseWhatNeedsAllAtOnce(Dataset<Row> rows) {
        if (rows.filter("line_cost IS NOT NULL").limit(1).count() > 0) {
            throw new IllegalArgumentException("Terms with line_cost join a vendor's items, which only --engine local does. Leave line_cost out, or plan there.");
        }
    }

    /** The places of the smallest lots. Machines send numbers first, and then only the rows that are learned from. */
    private static List<Place> sample(Dataset<Row> rows, int most, LocalDate today) {
        var lots = rows.mapPartitions((MapPartitionsFunction<Row, Long>) part -> smallest(part, most), Encoders.LONG()).collectAsList();
        var last = lots.stream().sorted().skip(most - 1L).findFirst().orElse(Long.MAX_VALUE);
        return rows.filter((org.apache.spark.api.java.function.FilterFunction<Row>) row -> Facts.spot(new RowCells(row)).lot() <= last)
                .collectAsList().stream()
                .map(row -> Facts.place(row, today))
                .sorted(Comparator.comparingLong((Place place) -> place.terms().spot().lot()).thenComparing(place -> place.terms().spot()))
                .limit(most).toList();
    }

    private static Iterator<Long> smallest(Iterator<Row> part, int most) {
        var smallest = new TreeSet<Long>();
        while (part.hasNext()) {
            smallest.add(Facts.spot(new RowCells(part.next())).lot());
            if (smallest.size() > most) {
                smallest.removeLast();
            }
        }
        return smallest.iterator();
    }

    private List<Integer> days(Dataset<Row> rows, VendorTimes times) {
        var known = broadcast(times, VendorTimes.class);
        return rows.mapPartitions((MapPartitionsFunction<Row, Integer>) part -> {
            var days = new TreeSet<Integer>();
            while (part.hasNext()) {
                days.addAll(Planner.days(List.of(Facts.terms(part.next())), known.value()));
            }
            return days.iterator();
        }, Encoders.INT()).distinct().collectAsList();
    }

    private <T extends Serializable> Broadcast<T> broadcast(T value, Class<T> type) {
        ClassTag<T> tag = ClassTag.apply(type);
        return spark.sparkContext().broadcast(value, tag);
    }

    /** Some hundred rows at a time, so that a part of any size takes little memory. */
    private static Iterator<Row> planned(Iterator<Row> part, Planner planner, LocalDate today) {
        return new Iterator<>() {
            private Iterator<Planned> ready = List.<Planned>of().iterator();

            @Override
            public boolean hasNext() {
                return ready.hasNext() || part.hasNext();
            }

            @Override
            public Row next() {
                if (!ready.hasNext()) {
                    var places = new ArrayList<Place>(Planner.AT_A_TIME);
                    while (part.hasNext() && places.size() < Planner.AT_A_TIME) {
                        places.add(Facts.place(part.next(), today));
                    }
                    ready = planner.plan(places).iterator();
                }
                return row(ready.next());
            }
        };
    }

    private static Row row(Planned line) {
        return RowFactory.create(PlanColumn.ALL.stream().map(column -> stored(column.value().apply(line))).toArray());
    }

    private static @Nullable Object stored(@Nullable Object value) {
        return value instanceof LocalDate day ? Date.valueOf(day) : value;
    }

    private static DataType type(PlanColumn.Kind kind) {
        return switch (kind) {
            case TEXT -> DataTypes.StringType;
            case WHOLE -> DataTypes.LongType;
            case NUMBER -> DataTypes.DoubleType;
            case DAY -> DataTypes.DateType;
        };
    }
}
