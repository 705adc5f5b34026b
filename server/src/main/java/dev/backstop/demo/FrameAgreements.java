package dev.backstop.demo;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What regular customers have agreed to take: those who bought the same few items in the most months, as much of them as they bought in the half year
 * before, for the next half year. For the first of them it is held.
 */
final class FrameAgreements {
    private static final int CUSTOMERS = 3;
    private static final int ITEMS = 3;
    private static final int MONTHS = 6;

    private FrameAgreements() {}

    /** What a customer bought of an item: {@code months} in which anything was, and pieces in the half year before. */
    private record Habit(String customer, int goods, int months, long pieces) {}

    /** As {@code POST /agreements} takes them. */
    static List<Map<String, Object>> of(Firm firm, LocalDate today) {
        var from = today.withDayOfMonth(1);
        var ranked = habits(firm, from).collect(groupingBy(Habit::customer, TreeMap::new, toList())).values().stream()
                .map(habits -> habits.stream().sorted(comparingInt(Habit::months).reversed().thenComparingInt(Habit::goods)).limit(ITEMS).toList())
                .sorted(comparingInt((List<Habit> habits) -> habits.stream().mapToInt(Habit::months).sum()).reversed())
                .limit(CUSTOMERS).toList();
        return IntStream.range(0, ranked.size()).mapToObj(n -> agreement(firm, ranked.get(n), from, n == 0)).toList();
    }

    private record Key(String customer, int goods) {}

    /** Of items that stay in the range, by customers whom we know. */
    private static Stream<Habit> habits(Firm firm, LocalDate until) {
        var months = new HashMap<Key, Set<YearMonth>>();
        var pieces = new HashMap<Key, Long>();
        var lastSold = new LastSold(firm);
        var anonymous = firm.accounts().stream().filter(Account::isAnonymous).map(Account::code).collect(toSet());
        firm.sales().stream().filter(sale -> !sale.cancelled() && !anonymous.contains(sale.customer()) && sale.at().toLocalDate().isBefore(until)).forEach(sale ->
                sale.lines().forEach(line -> {
                    var key = new Key(sale.customer(), line.goods());
                    months.computeIfAbsent(key, _ -> new HashSet<>()).add(YearMonth.from(sale.at()));
                    pieces.merge(key, sale.at().toLocalDate().isBefore(until.minusMonths(MONTHS)) ? 0 : line.quantity(), Long::sum);
                }));
        return months.entrySet().stream()
                .map(each -> new Habit(each.getKey().customer, each.getKey().goods, each.getValue().size(), pieces.getOrDefault(each.getKey(), 0L)))
                .filter(habit -> habit.pieces > 0 && !lastSold.isEnding(firm.goods().get(habit.goods)));
    }

    private static Map<String, Object> agreement(Firm firm, List<Habit> habits, LocalDate from, boolean held) {
        return Map.of("customer", Account.customerCode(habits.getFirst().customer()), "validFrom", from, "validUntil", from.plusMonths(MONTHS).minusDays(1),
                "priorityDate", from.atStartOfDay(MasterDataLoad.ZONE).toInstant(), "reserve", held,
                "lines", habits.stream().map(habit -> Map.of("sku", firm.goods().get(habit.goods()).sku(), "quantity", Long.toString(habit.pieces()))).toList());
    }
}
