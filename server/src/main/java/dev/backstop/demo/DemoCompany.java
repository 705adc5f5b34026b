package dev.backstop.demo;

import dev.backstop.replenishment.Replenishment;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo company: loaded once into an empty database, as a whole or not at all. */
@Component
public class DemoCompany {
    static final long SEED = 20111209; // the last day of the invoices
    private static final Logger log = LoggerFactory.getLogger(DemoCompany.class);

    private final MasterDataLoad masterData;
    private final SupplyLoad supply;
    private final OrdersLoad orders;
    private final Replenishment replenishment;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    DemoCompany(MasterDataLoad masterData, SupplyLoad supply, OrdersLoad orders, Replenishment replenishment, JdbcClient jdbc,
            PlatformTransactionManager manager) {
        this.masterData = masterData;
        this.supply = supply;
        this.orders = orders;
        this.replenishment = replenishment;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Loads the company so that its history ends in the week before {@code now}; does nothing where there are items already. */
    public void load(Instant now) {
        if (isFilled()) {
            return;
        }
        var started = Instant.now();
        log.info("Loading the demo company: a year of a wholesaler's orders");
        var today = now.atZone(MasterDataLoad.ZONE).toLocalDate();
        var firm = Dates.moved(DemoFiles.read(), today);
        var year = Replay.of(firm, today, SEED);
        transaction.executeWithoutResult(_ -> {
            var ids = masterData.load(firm);
            log.info("{} items, {} vendors and {} customers are in", firm.goods().size(), firm.makers().size(), firm.accounts().size());
            supply.load(firm, year, ids);
            log.info("{} purchase orders and a year of stock movements are in", year.purchases().size());
            orders.load(firm, year, ids);
            log.info("{} orders are in; promising what {} lines still wait for", firm.sales().size(), year.waiting().size());
        });
        transaction.executeWithoutResult(_ -> replenishment.plan(now));
        jdbc.sql("ANALYZE").update();
        log.info("The demo company is open after {} s", Duration.between(started, Instant.now()).toSeconds());
    }

    private boolean isFilled() {
        return jdbc.sql("SELECT EXISTS (SELECT FROM catalog.item)").query(Boolean.class).single();
    }
}
