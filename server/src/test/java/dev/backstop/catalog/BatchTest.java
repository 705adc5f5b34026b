package dev.backstop.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.backstop.testing.BackstopTest;
import dev.backstop.web.PutResult.Changed;
import dev.backstop.web.PutResult.Created;
import dev.backstop.web.PutResult.Refused;
import dev.backstop.web.PutResult.Unchanged;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@BackstopTest
class BatchTest {
    @Autowired
    private Items items;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void a_thousand_rows_are_told_apart() {
        items.putAll(many(0, 600, "Mug"));
        var batch = new ArrayList<>(many(300, 600, "Mug"));
        batch.addAll(many(0, 100, "Big mug"));
        batch.addAll(many(1000, 1600, "Mug"));

        var results = items.putAll(batch);

        assertThat(results).hasSize(1000);
        assertThat(results.subList(0, 300)).containsOnly(new Unchanged());
        assertThat(results.subList(300, 400)).containsOnly(new Changed());
        assertThat(results.subList(400, 1000)).containsOnly(new Created());
        assertThat(jdbc.sql("SELECT count(*) FROM catalog.item WHERE name = 'Big mug'").query(Long.class).single()).isEqualTo(100);
    }

    @Test
    void items_of_one_batch_may_refer_to_each_other_and_a_kit_inside_a_kit_is_unpacked() {
        assertThat(items.putAll(List.of(kit("GIFT", "SET", "2"), kit("SET", "CUP", "6"), named("CUP", "Cup")))).containsOnly(new Created());

        var cup = items.require("CUP", "").id();
        assertThat(items.require("GIFT", "").components()).containsExactly(new Item.Component(cup, 12));
    }

    @Test
    void what_rests_on_a_refused_row_is_refused_with_it() {
        var results = items.putAll(List.of(kit("GIFT", "SET", "2"), kit("SET", "CUP", "1.5"), named("CUP", "Cup")));

        assertThat(results.get(0)).isInstanceOfSatisfying(Refused.class, gift -> assertThat(gift.faults().getFirst().detail()).contains("no item SET"));
        assertThat(results.get(1)).isInstanceOfSatisfying(Refused.class, set -> assertThat(set.faults().getFirst().detail()).contains("whole units"));
        assertThat(results.get(2)).isEqualTo(new Created());
    }

    @Test
    void the_same_key_twice_is_refused_once() {
        var results = items.putAll(List.of(named("CUP", "Cup"), named("CUP", "Cup again")));

        assertThat(results).first().isEqualTo(new Created());
        assertThat(results.getLast()).isInstanceOf(Refused.class);
    }

    @Test
    void search_finds_every_word_in_any_order_and_the_sku_itself_first() {
        items.putAll(List.of(named("MUG", "Mug"), named("MUG-1", "Red mug, large"), named("BOX", "Box for a mug")));

        assertThat(items.search("mug", 10)).extracting(Item::sku).containsExactly("MUG", "MUG-1", "BOX");
        assertThat(items.search("large red", 10)).extracting(Item::sku).containsExactly("MUG-1");
        assertThat(items.search("100%", 10)).isEmpty();
        assertThat(items.search(" ", 10)).isEmpty();
    }

    @Test
    void substitutes_come_in_the_order_of_preference() {
        items.putAll(List.of(named("A", "A"), named("B", "B"), with("MUG", List.of("B", "A"))));

        var mug = items.require("MUG", "").id();
        assertThat(items.substitutes(List.of(mug))).containsOnlyKeys(mug);
        assertThat(items.substitutes(List.of(mug)).get(mug)).extracting(Item::sku).containsExactly("B", "A");
        assertThat(items.bySkus(List.of("A", "NONE"))).containsOnlyKeys("A");
    }

    private static List<ItemResource> many(int from, int to, String name) {
        return IntStream.range(from, to).mapToObj(i -> named("I-%05d".formatted(i), name)).toList();
    }

    private static ItemResource named(String sku, String name) {
        return item(sku, name, List.of(), List.of());
    }

    private static ItemResource kit(String sku, String component, String quantity) {
        return item(sku, sku, List.of(new ItemResource.Component(component, quantity)), List.of());
    }

    private static ItemResource with(String sku, List<String> substitutes) {
        return item(sku, sku, List.of(), substitutes);
    }

    private static ItemResource item(String sku, String name, List<ItemResource.Component> components, List<String> substitutes) {
        return new ItemResource(
                sku, name, null, null, null, null, null, new Money("4.25", "GBP"), null, null, components, List.of(), substitutes, null, null, null,
                null, null, null);
    }
}
