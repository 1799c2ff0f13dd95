package dev.keysend.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The measured values of one thing, one for each round. */
public final class Series {
  private final List<Double> values = new ArrayList<>();

  public static Series of(double... values) {
    Series series = new Series();
    DoubleStream.of(values).forEach(series::add);
    return series;
  }

  public void add(double value) {
    values.add(value);
  }

  /** The ratio of this series to the other, for each round. */
  Series over(Series other) {
    Series ratios = new Series();
    for (int i = 0; i < values.size(); i++) {
      ratios.add(values.get(i) / other.values.get(i));
    }
    return ratios;
  }

  public double median() {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  public double most() {
    return Collections.max(values);
  }

  ObjectNode json() {
    return JsonNodeFactory.instance
        .objectNode()
        .put("min", Collections.min(values))
        .put("median", median())
        .put("max", most());
  }
}
