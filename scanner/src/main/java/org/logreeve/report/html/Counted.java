package org.logreeve.report.html;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How many of something stand how. */
public record Counted(Map<Standing, Integer> numbers) {
    static Counted of(Collection<Standing> standings) {
        Map<Standing, Integer> numbers = new EnumMap<>(Standing.class);
        standings.forEach(each -> numbers.merge(each, 1, Integer::sum));
        return new Counted(numbers);
    }

    public int of(Standing standing) {
        return numbers.getOrDefault(standing, 0);
    }

    public int all() {
        return numbers.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Parts of a bar of a length of 100, in the order of {@link Standing}, none without length. */
    public List<Part> bar() {
        List<Standing> some = List.of(Standing.values()).stream().filter(s -> of(s) > 0).toList();
        return IntStream.range(0, some.size())
                .mapToObj(
                        n ->
                                new Part(
                                        some.get(n).look(),
                                        hundredths(some.subList(0, n)),
                                        hundredths(List.of(some.get(n)))))
                .toList();
    }

    private double hundredths(List<Standing> some) {
        return Math.round(some.stream().mapToInt(this::of).sum() * 10_000.0 / all()) / 100.0;
    }

    /** A part of a bar. */
    public record Part(String look, double from, double length) {}
}
