package dev.backstop.demo;

import dev.backstop.planning.WorkingCalendar;
import java.util.List;

/** All that the replay starts from. {@code sales} are in the order of their times. */
record Firm(List<Goods> goods, List<Maker> makers, List<Account> accounts, List<Sale> sales, Delays delays, WorkingCalendar calendar) {
    Firm {
        goods = List.copyOf(goods);
        makers = List.copyOf(makers);
        accounts = List.copyOf(accounts);
        sales = List.copyOf(sales);
    }
}
