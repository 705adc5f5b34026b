package dev.backstop.replenishment;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** AdventureWorks' bicycles, read by plain means, and their parts exploded by plain arithmetic: what a plan is compared with. */
final class Bicycles {
    /** Of paint and what else is measured in ounces, a fifth is lost; the data has no scrap of its own. */
    static final BigDecimal LOST = new BigDecimal("0.2");

    private static final Path FOLDER = Path.of("src/test/resources/adventureworks");

    final Map<String, Product> products = new LinkedHashMap<>();
    final Map<String, List<Part>> parts = new HashMap<>();
    final Map<String, BigDecimal> stock = new HashMap<>();
    final Map<String, BigDecimal> coming = new HashMap<>();
    final List<Map<String, String>> vendors;
    final List<Map<String, String>> purchases;

    record Product(String sku, String name, boolean made, int days, int decimals, @Nullable String vendor, @Nullable String minimum, @Nullable String price) {}

    /** So much of a component in one. */
    record Part(String component, BigDecimal quantity, BigDecimal lost) {}

    Bicycles() throws IOException {
        vendors = read("vendors");
        purchases = read("open-purchase-orders");
        var measured = new HashMap<String, String>();
        for (var row : read("bill-of-materials")) {
            measured.put(cell(row, "ComponentID"), cell(row, "UnitMeasureCode"));
            parts.computeIfAbsent(row.get("ProductAssemblyID"), _ -> new ArrayList<>()).add(new Part(cell(row, "ComponentID"),
                    new BigDecimal(row.get("PerAssemblyQty")), cell(row, "UnitMeasureCode").equals("OZ") ? LOST : BigDecimal.ZERO));
        }
        var terms = new HashMap<String, Map<String, String>>();
        read("product-vendors").forEach(row -> terms.putIfAbsent(row.get("ProductID"), row));
        for (var row : read("products")) {
            var id = row.get("ProductID");
            var term = terms.getOrDefault(id, Map.of());
            var made = cell(row, "MakeFlag").equals("1");
            products.put(id, new Product(cell(row, "ProductNumber"), cell(row, "Name"), made,
                    Integer.parseInt(made ? row.get("DaysToManufacture") : term.get("AverageLeadTime")), "EA".equals(measured.getOrDefault(id, "EA")) ? 0 : 2,
                    term.get("BusinessEntityID"), term.get("MinOrderQty"), term.get("StandardPrice")));
        }
        read("stock").forEach(row -> stock.put(row.get("ProductID"), new BigDecimal(row.get("Quantity"))));
        purchases.forEach(row -> coming.merge(row.get("ProductID"), new BigDecimal(row.get("OrderQty")), BigDecimal::add));
    }

    private static List<Map<String, String>> read(String file) throws IOException {
        var lines = Files.readAllLines(FOLDER.resolve(file + ".csv"));
        var heads = lines.getFirst().split(",", -1);
        return lines.stream().skip(1).map(line -> {
            var cells = line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1);
            var row = new HashMap<String, String>();
            for (var i = 0; i < heads.length; i++) {
                row.put(heads[i], cells[i].replace("\"", ""));
            }
            return (Map<String, String>) row;
        }).toList();
    }

    private static String cell(Map<String, String> row, String column) {
        return Objects.requireNonNull(row.get(column), column);
    }

    Product product(@Nullable String id) {
        return Objects.requireNonNull(products.get(id), "product of the bills");
    }

    String id(String sku) {
        return products.entrySet().stream().filter(each -> each.getValue().sku().equals(sku)).findFirst().orElseThrow().getKey();
    }

    /** All that is wanted of a product, and what of it is neither here nor coming. */
    record Wanted(BigDecimal gross, BigDecimal net) {}

    /** Level by level: a product is netted once everything that it goes into has been. */
    Map<String, Wanted> explode(Map<String, BigDecimal> ordered) {
        var gross = new HashMap<>(ordered);
        var wanted = new HashMap<String, Wanted>();
        var usedIn = new HashMap<String, Integer>();
        parts.values().forEach(list -> list.forEach(part -> usedIn.merge(part.component(), 1, Integer::sum)));
        var open = new ArrayList<>(products.keySet().stream().filter(id -> !usedIn.containsKey(id)).toList());
        while (!open.isEmpty()) {
            var id = open.removeLast();
            var all = gross.getOrDefault(id, BigDecimal.ZERO);
            var net = all.subtract(stock.getOrDefault(id, BigDecimal.ZERO)).subtract(coming.getOrDefault(id, BigDecimal.ZERO)).max(BigDecimal.ZERO);
            wanted.put(id, new Wanted(all, net));
            for (var part : parts.getOrDefault(id, List.of())) {
                var needed = net.multiply(part.quantity()).divide(BigDecimal.ONE.subtract(part.lost()), product(part.component()).decimals(),
                        RoundingMode.CEILING);
                gross.merge(part.component(), needed, BigDecimal::add);
                if (usedIn.merge(part.component(), -1, Integer::sum) == 0) {
                    open.add(part.component());
                }
            }
        }
        return wanted;
    }
}
