package dev.backstop.demo;

import dev.backstop.orders.CustomerResource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** The customers behind the customer numbers: names of our own invention, classes by what they bought. */
final class Clientele {
    private static final List<String> FIRST = List.of(
            "Ashdown", "Bramble", "Copper", "Dovecote", "Elmhurst", "Foxglove", "Greystone", "Hawthorn", "Ivy", "Juniper", "Kestrel", "Larkspur",
            "Meadow", "Nutmeg", "Oakfield", "Primrose", "Quayside", "Rowan", "Saffron", "Thistle", "Umber", "Verity", "Willow", "Yarrow");
    private static final List<String> SECOND = List.of(
            "& Finch", "& Daughters", "Lane", "Corner", "House", "& Pike", "Street", "Yard", "& Moss", "Mill", "Cottage", "& Wren", "Court", "Hill",
            "& Rye", "Bridge", "Square", "& Sons", "Park", "Green");
    private static final List<String> TRADE = List.of(
            "Gifts", "Interiors", "Emporium", "Trading", "Home", "Stores", "Garden Shop", "Cards and Gifts", "Living", "Bazaar", "Design", "Supplies");
    private static final Map<String, String> ODD_COUNTRIES = Map.of(
            "EIRE", "IE", "RSA", "ZA", "USA", "US", "Channel Islands", "JE", "Czech Republic", "CZ", "Hong Kong", "HK");
    private static final double CLASS_A = 0.05;
    private static final double CLASS_B = 0.20;

    private final Firm firm;
    private final Map<String, String> countryCodes = new HashMap<>(ODD_COUNTRIES);
    private final Map<String, Integer> rankByTurnover = new HashMap<>();

    Clientele(Firm firm) {
        this.firm = firm;
        for (var code : Locale.getISOCountries()) {
            countryCodes.put(Locale.of("", code).getDisplayCountry(Locale.ENGLISH), code);
        }
        var turnover = new HashMap<String, Double>();
        firm.sales().stream().filter(sale -> !sale.cancelled()).forEach(sale -> sale.lines().forEach(line ->
                turnover.merge(sale.customer(), line.price().doubleValue() * line.quantity(), Double::sum)));
        turnover.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> rankByTurnover.put(entry.getKey(), rankByTurnover.size()));
    }

    List<CustomerResource> customers() {
        return firm.accounts().stream().map(this::customer).toList();
    }

    /** By the number on the invoices; lower is served first. */
    Map<String, Integer> priorities() {
        var priorities = new HashMap<String, Integer>();
        firm.accounts().forEach(account -> priorities.put(account.code(), priority(account)));
        return priorities;
    }

    private int priority(Account account) {
        return !account.isAnonymous() && grade(account).equals("A") ? 4 : 5;
    }

    private CustomerResource customer(Account account) {
        var code = account.customerCode();
        var country = countryCodes.get(account.country());
        if (account.isAnonymous()) {
            return new CustomerResource(code, "Web and telephone sales, " + account.country(), null, null, country, null, "consumer", "C",
                    5, "en", null, null,
                    null, null);
        }
        return new CustomerResource(code, name(account), "buyer@" + code.toLowerCase(Locale.ROOT) + ".example", null, country, null, "business", grade(account),
                priority(account), "en", null, List.of("email", "phone"), null, null);
    }

    private String grade(Account account) {
        var share = (double) rankByTurnover.getOrDefault(account.code(), rankByTurnover.size()) / rankByTurnover.size();
        return share < CLASS_A ? "A" : share < CLASS_B ? "B" : "C";
    }

    private static String name(Account account) {
        var random = new SplittableRandom(account.code().hashCode());
        return String.join(" ", pick(FIRST, random), pick(SECOND, random), pick(TRADE, random));
    }

    private static String pick(List<String> words, SplittableRandom random) {
        return words.get(random.nextInt(words.size()));
    }
}
