package dev.keysend.conformance.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes steps fewer and their choices smaller for as long as they still show the same. Whatever is
 * decoded from them gets simpler with that.
 */
final class Shrinker {
  private final Predicate<List<List<Integer>>> shows;
  private int tries;

  /**
   * Makes one.
   *
   * @param tries how often it may ask
   * @param shows whether steps show what they have to
   */
  Shrinker(int tries, Predicate<List<List<Integer>>> shows) {
    this.tries = tries;
    this.shows = shows;
  }

  /** The smallest steps that were found to show it. */
  List<List<Integer>> shrink(List<List<Integer>> steps) {
    List<List<Integer>> smallest = steps;
    List<List<Integer>> before;
    do {
      before = smallest;
      smallest = fewer(smallest);
      for (int i = 0; i < smallest.size(); i++) {
        smallest = smaller(smallest, i);
      }
    } while (tries > 0 && !before.equals(smallest));
    return smallest;
  }

  private boolean isShown(List<List<Integer>> steps) {
    return tries-- > 0 && shows.test(steps);
  }

  private List<List<Integer>> fewer(List<List<Integer>> steps) {
    List<List<Integer>> smallest = steps;
    for (int size = steps.size(); size > 0; size /= 2) {
      for (int from = 0; from + size <= smallest.size(); ) {
        List<List<Integer>> without = new ArrayList<>(smallest);
        without.subList(from, from + size).clear();
        if (isShown(without)) {
          smallest = without;
        } else {
          from++;
        }
      }
    }
    return smallest;
  }

  /** Choices that are left out are 0, so that the end of a step goes first, and then the rest. */
  private List<List<Integer>> smaller(List<List<Integer>> steps, int step) {
    List<List<Integer>> smallest = shorter(steps, step);
    for (int at = 0; at < smallest.get(step).size(); at++) {
      smallest = lower(smallest, step, at);
    }
    for (int at = smallest.get(step).size() - 1; at >= 0; at--) {
      List<Integer> choices = new ArrayList<>(smallest.get(step));
      choices.remove(at);
      List<List<Integer>> without = with(smallest, step, choices);
      smallest = isShown(without) ? without : smallest;
    }
    return smallest;
  }

  private List<List<Integer>> shorter(List<List<Integer>> steps, int step) {
    List<List<Integer>> smallest = steps;
    int low = 0;
    int high = steps.get(step).size();
    while (low < high && tries > 0) {
      int middle = low + (high - low) / 2;
      List<List<Integer>> cut = with(smallest, step, smallest.get(step).subList(0, middle));
      if (isShown(cut)) {
        smallest = cut;
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return smallest;
  }

  /** As low as it can be, if all above show it too; at least lower than it was. */
  private List<List<Integer>> lower(List<List<Integer>> steps, int step, int at) {
    List<List<Integer>> smallest = steps;
    int low = 0;
    int high = steps.get(step).get(at);
    while (low < high && tries > 0) {
      int middle = low == 0 && high == steps.get(step).get(at) ? 0 : low + (high - low) / 2;
      List<Integer> choices = new ArrayList<>(smallest.get(step));
      choices.set(at, middle);
      List<List<Integer>> lowered = with(smallest, step, choices);
      if (isShown(lowered)) {
        smallest = lowered;
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return smallest;
  }

  private static List<List<Integer>> with(
      List<List<Integer>> steps, int step, List<Integer> choices) {
    List<List<Integer>> changed = new ArrayList<>(steps);
    changed.set(step, List.copyOf(choices));
    return changed;
  }
}
