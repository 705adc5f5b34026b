package dev.backstop.demo;

import dev.backstop.database.ForeignKeys;
import dev.backstop.outreach.offers.OfferRules;
import dev.backstop.promising.OrderDoors;
import dev.backstop.replenishment.Replenishment;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo company: loaded once into an empty database, as a whole or not at all. */
@Component
public class DemoCompany {
    private static final Logger log = LoggerFactory.getLogger(DemoCompany.class);

    private final MasterDataLoad masterData;
    private final SupplyLoad supply;
    private final OrdersLoad orders;
    private final Replenishment replenishment;
    private final OrderDoors doors;
    private final OfferRules offers;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    DemoCompany(MasterDataLoad masterData, SupplyLoad supply, OrdersLoad orders, Replenishment replenishment, OrderDoors doors, OfferRules offers,
            JdbcTemplate jdbc, PlatformTransactionManager manager) {
        this.masterData = masterData;
        this.supply = supply;
        this.orders = orders;
        this.replenishment = replenishment;
        this.doors = doors;
        this.offers = offers;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(manager);
    }

    /** Loads the company, its history up to the chronicle's end; does nothing where there are items already. */
    public void load(Supplier<Chronicle> chronicle) {
        if (isFilled()) {
            return;
        }
        var started = Instant.now();
        log.info("Loading the demo company: a year of a wholesaler's orders");
        var told = chronicle.get();
        transaction.executeWithoutResult(_ -> {
            var ids = Objects.requireNonNull(jdbc.execute((ConnectionCallback<Ids>) connection -> {
                var keys = ForeignKeys.setAside(connection);
                var filled = fill(told.firm(), told.year());
                keys.putBack();
                return filled;
            }));
            jdbc.execute("ANALYZE"); // what is decided next reads what just came in
            orders.open(told.firm(), told.year(), ids);
            FrameAgreements.of(told.firm(), LocalDate.ofInstant(told.now(), MasterDataLoad.ZONE)).forEach(doors::agree);
            replenishment.plan(told.now());
            WaitingOffers.RULES.forEach(offers::put);
        });
        log.info("The demo company is open after {} s", Duration.between(started, Instant.now()).toSeconds());
    }

    private Ids fill(Firm firm, Year year) {
        var ids = masterData.load(firm);
        log.info("{} items, {} vendors and {} customers are in", firm.goods().size(), firm.makers().size(), firm.accounts().size());
        supply.load(firm, year, ids);
        log.info("{} purchase orders and a year of stock movements are in", year.purchases().size());
        orders.load(firm, year, ids);
        log.info("{} orders are in; promising what {} lines still wait for", firm.sales().size(), year.waiting().size());
        return ids;
    }

    private boolean isFilled() {
        return Boolean.TRUE.equals(jdbc.queryForObject("SELECT EXISTS (SELECT FROM catalog.item)", Boolean.class));
    }
}
