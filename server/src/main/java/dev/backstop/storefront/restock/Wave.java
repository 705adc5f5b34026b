package dev.backstop.storefront.restock;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whom to write to now. */
final class Wave {
    private Wave() {}

    /**
     * Those that what is free suffices for. Goes by the order in which they asked; whoever wants more than is left is passed over and
     * keeps the
     * place, because a mail about too little would be of no use.
     *
     * @param waiting in the order in which they asked
     * @param free    smallest units that may be written about, by item; items that are not in it have none
     */
    static List<SignUp> of(List<SignUp> waiting, Map<Long, Long> free) {
        var left = new HashMap<>(free);
        var wave = new ArrayList<SignUp>();
        for (var one : waiting) {
            var here = left.getOrDefault(one.item(), 0L);
            if (one.quantity() <= here) {
                wave.add(one);
                left.put(one.item(), here - one.quantity());
            }
        }
        return List.copyOf(wave);
    }
}
