package dev.backstop.demo;

import java.math.BigDecimal;

/**
 * One item of the demo company and how it is bought.
 *
 * @param vendor   place in the list of vendors
 * @param cost     what the vendor asks for one
 * @param multiple pieces in the vendor's carton
 * @param moq      least pieces in an order, a multiple of the carton
 */
record Goods(String sku, String name, String category, BigDecimal price, BigDecimal cost, int vendor, long multiple, long moq) {}
