package dev.backstop.planning.demand;

import java.io.Serializable;

/**
 * A moment from which the future is forecast.
 *
 * @param back    periods before the panel's end; 0 is now
 * @param seasons what the panel shows of seasons by then
 * @param usual   what its series are like by then
 * @param factor  the panel's common movement from then on
 */
record Origin(int back, PanelSeasons seasons, Usual usual, double factor) implements Serializable {
    static Origin at(DemandPanel panel, int back, int horizon) {
        return new Origin(back, PanelSeasons.at(panel, back), Usual.at(panel, back), CommonMovement.factor(panel, back, horizon));
    }
}
