package dev.backstop.planning.demand;

/** Quantiles of weighted numbers. */
final class WeightedQuantiles {
    private WeightedQuantiles() {}

    /**
     * Writes the quantiles, with straight lines between the middles of the weights, and answers the mean.
     *
     * @param count  how many of the numbers there are, at least 1
     * @param levels ascending
     * @param order  room for {@code count}; tells afterwards which number came at which rank
     */
    static double write(double[] numbers, double[] weights, int count, double[] levels, double[] quantiles, int[] order) {
        var all = 0.0;
        var sum = 0.0;
        for (var i = 0; i < count; i++) {
            order[i] = i;
            all += weights[i];
            sum += weights[i] * numbers[i];
        }
        sort(numbers, order, 0, count - 1);
        var rank = 0;
        var below = weights[order[0]] / 2;
        for (var i = 0; i < levels.length; i++) {
            var wanted = levels[i] * all;
            while (rank + 1 < count && below + (weights[order[rank]] + weights[order[rank + 1]]) / 2 <= wanted) {
                below += (weights[order[rank]] + weights[order[rank + 1]]) / 2;
                rank++;
            }
            if (wanted <= below || rank + 1 == count) {
                quantiles[i] = numbers[order[rank]];
            } else {
                var gap = (weights[order[rank]] + weights[order[rank + 1]]) / 2;
                quantiles[i] = numbers[order[rank]] + (wanted - below) / gap * (numbers[order[rank + 1]] - numbers[order[rank]]);
            }
        }
        return sum / all;
    }

    /** Quicksort of the places by their numbers; ties stay in the order of the places, so that there is one answer. */
    private static void sort(double[] numbers, int[] order, int from, int to) {
        var low = from;
        var high = to;
        while (high - low > 12) {
            var pivot = order[(low + high) >>> 1];
            var i = low;
            var j = high;
            while (i <= j) {
                while (before(numbers, order[i], pivot)) {
                    i++;
                }
                while (before(numbers, pivot, order[j])) {
                    j--;
                }
                if (i <= j) {
                    var swapped = order[i];
                    order[i++] = order[j];
                    order[j--] = swapped;
                }
            }
            if (j - low < high - i) {
                sort(numbers, order, low, j);
                low = i;
            } else {
                sort(numbers, order, i, high);
                high = j;
            }
        }
        for (var i = low + 1; i <= high; i++) {
            var moved = order[i];
            var k = i;
            for (; k > low && before(numbers, moved, order[k - 1]); k--) {
                order[k] = order[k - 1];
            }
            order[k] = moved;
        }
    }

    private static boolean before(double[] numbers, int a, int b) {
        return numbers[a] < numbers[b] || (numbers[a] == numbers[b] && a < b);
    }
}
