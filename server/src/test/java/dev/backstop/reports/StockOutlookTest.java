package dev.backstop.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.backstop.planning.DemandForecast;
import dev.backstop.planning.TotalDemand;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Days are counted from 1 for today. */
class StockOutlookTest {
    /** One a day, as sure as death. */
    private static final DemandForecast ONE_A_DAY = new DemandForecast() {
        @Override
        public double perDay() {
            return 1;
        }

        @Override
        public TotalDemand over(int days) {
            return new TotalDemand() {
                @Override
                public double mean() {
                    return days;
                }

                @Override
                public double chanceWithin(long quantity) {
                    return quantity >= days ? 1 : 0;
                }

                @Override
                public double expectedBeyond(long quantity) {
                    return Math.max(0, days - quantity);
                }
            };
        }
    };

    @Test
    void five_last_five_days() {
        var outlook = StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(5, 0, List.of()));
        assertThat(outlook.likelyIn()).isEqualTo(6);
        assertThat(outlook.possibleIn()).isEqualTo(6);
        assertThat(outlook.chanceWithin(5)).isZero();
        assertThat(outlook.chanceWithin(14)).isOne();
        assertThat(outlook.shortWithin28()).isEqualTo(23);
    }

    @Test
    void open_demand_goes_first() {
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(5, 2, List.of())).likelyIn()).isEqualTo(4);
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(1, 2, List.of())).likelyIn()).isEqualTo(1);
    }

    @Test
    void what_arrives_counts_from_the_day_after_and_a_gap_before_it_is_seen() {
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(5, 0, List.of(new StockOutlook.Arrival(4, 10)))).likelyIn())
                .isEqualTo(16);
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(5, 0, List.of(new StockOutlook.Arrival(9, 200)))).likelyIn())
                .isEqualTo(6);
    }

    @Test
    void far_enough_away_it_is_not_seen() {
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(91, 0, List.of())).likelyIn()).isNull();
        assertThat(StockOutlook.of(ONE_A_DAY, new StockOutlook.Facts(90, 0, List.of())).likelyIn()).isEqualTo(91);
    }

    @Test
    void an_uncertain_demand_is_possible_before_it_is_likely() {
        DemandForecast poisson = new DemandForecast() {
            @Override
            public double perDay() {
                return 1;
            }

            @Override
            public TotalDemand over(int days) {
                return TotalDemand.of(days, days);
            }
        };
        var outlook = StockOutlook.of(poisson, new StockOutlook.Facts(20, 0, List.of()));
        assertThat(outlook.chanceWithin(14)).isCloseTo(1 - 0.9521, within(0.001)); // Poisson, mean 14: P(N <= 20) = 0.9521
        assertThat(outlook.possibleIn()).isEqualTo(16); // P(N > 20) is 0.083 for mean 15... and 0.132 for 16
        assertThat(outlook.likelyIn()).isEqualTo(21); // median of mean 21 is 21
    }

    @Test
    void a_chance_of_next_to_nothing_is_nothing() {
        var outlook = StockOutlook.of(new DemandForecast() {
            @Override
            public double perDay() {
                return 0.1;
            }

            @Override
            public TotalDemand over(int days) {
                return TotalDemand.of(days / 10.0, days / 10.0);
            }
        }, new StockOutlook.Facts(60, 0, List.of()));
        assertThat(outlook.chanceWithin(14)).isZero();
        assertThat(outlook.shortWithin28()).isZero();
    }
}
