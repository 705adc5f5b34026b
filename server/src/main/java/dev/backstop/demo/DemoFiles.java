package dev.backstop.demo;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.backstop.planning.WorkingCalendar;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** Reads the shipped files; what they hold and where it comes from is told in the README beside them. */
final class DemoFiles {
    /** The firm invoiced on Sundays too; what was asked for then leaves on Monday. */
    static final WorkingCalendar CALENDAR = new WorkingCalendar(
            EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), Set.of());

    private static final Set<String> CANCELLED_ON_THE_DAY = Set.of("541431", "581483");

    private DemoFiles() {}

    /** The firm with its orders on the days on which they were invoiced. */
    static Firm read() {
        var makers = makers();
        var lines = new HashMap<String, List<Sale.Line>>();
        var prices = new HashMap<Integer, List<BigDecimal>>();
        readLines(lines, prices);
        return new Firm(goods(makers, prices), makers, accounts(), sales(lines), delays(), CALENDAR);
    }

    private static void readLines(Map<String, List<Sale.Line>> lines, Map<Integer, List<BigDecimal>> prices) {
        var order = new String[1];
        each("lines.csv.gz", row -> {
            order[0] = row.getField("order").isEmpty() ? order[0] : row.getField("order");
            var goods = Integer.parseInt(row.getField("item"));
            var line = new Sale.Line(goods, Long.parseLong(row.getField("quantity")), new BigDecimal(row.getField("price")));
            lines.computeIfAbsent(order[0], _ -> new ArrayList<>()).add(line);
            prices.computeIfAbsent(goods, _ -> new ArrayList<>()).add(line.price());
        });
    }

    private static List<Goods> goods(List<Maker> makers, Map<Integer, List<BigDecimal>> prices) {
        var goods = new ArrayList<Goods>();
        each("items.csv", row -> goods.add(Range.goods(
                row.getField("sku"), row.getField("name"), row.getField("category"), usual(prices.getOrDefault(goods.size(), List.of())), makers)));
        return goods;
    }

    /** The price asked most often; the higher of equals. */
    private static BigDecimal usual(List<BigDecimal> prices) {
        var counts = prices.stream().filter(price -> price.signum() > 0).collect(Collectors.groupingBy(price -> price, Collectors.counting()));
        return counts.entrySet().stream()
                .max(Map.Entry.<BigDecimal, Long>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(new BigDecimal("1.00"));
    }

    private static List<Sale> sales(Map<String, List<Sale.Line>> lines) {
        var sales = new ArrayList<Sale>();
        each("orders.csv.gz", row -> {
            var number = row.getField("order");
            sales.add(new Sale(
                    number,
                    LocalDateTime.parse(row.getField("placed_at")),
                    row.getField("customer"),
                    CANCELLED_ON_THE_DAY.contains(number),
                    Objects.requireNonNull(lines.get(number), () -> "an order without lines: " + number)));
        });
        sales.sort(Comparator.comparing(Sale::at).thenComparing(Sale::number));
        return sales;
    }

    private static List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        each("customers.csv", row -> accounts.add(new Account(row.getField("customer"), row.getField("country"))));
        return accounts;
    }

    private static List<Maker> makers() {
        var makers = new ArrayList<Maker>();
        each("vendors.csv", row -> makers.add(new Maker(
                row.getField("code"),
                row.getField("name"),
                row.getField("country"),
                List.of(row.getField("categories").split("\\|")),
                Integer.parseInt(row.getField("leadTimeDays")),
                row.getField("leadTimeUnit").equals("working"),
                days(row.getField("orderDays")),
                row.getField("behavesAs"))));
        return makers;
    }

    private static Set<DayOfWeek> days(String codes) {
        var days = new HashSet<DayOfWeek>();
        for (var day : DayOfWeek.values()) {
            if (codes.contains(day.name().substring(0, 2))) {
                days.add(day);
            }
        }
        return days;
    }

    private static Delays delays() {
        var delays = new LinkedHashMap<String, List<Integer>>();
        each("delays.csv.gz", row -> delays.computeIfAbsent(row.getField("vendor"), _ -> new ArrayList<>())
                .add(Integer.parseInt(row.getField("days_late"))));
        return new Delays(delays);
    }

    private static void each(String file, Consumer<NamedCsvRecord> row) {
        try (var bytes = open(file); var rows = CsvReader.builder().ofNamedCsvRecord(bytes, StandardCharsets.UTF_8)) {
            rows.forEach(row);
        } catch (IOException broken) {
            throw new UncheckedIOException("The demo company's file %s cannot be read".formatted(file), broken);
        }
    }

    private static InputStream open(String file) throws IOException {
        var bytes = Objects.requireNonNull(DemoFiles.class.getResourceAsStream("/demo/" + file), () -> "missing resource demo/" + file);
        return file.endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }
}
