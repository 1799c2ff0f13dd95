package dev.keysend.mock.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NewestTest {
  /** Each thing is a number, and takes as many bytes as its last digit. */
  private static long size(int thing) {
    return thing % 10;
  }

  @Test
  void dropsTheOldestAboveANumber() {
    Newest<Integer> newest = new Newest<>(3, 100);
    for (int thing = 1; thing <= 5; thing++) {
      assertThat(newest.add(thing, size(thing))).isFalse();
    }
    assertThat(newest.oldestFirst()).containsExactly(3, 4, 5);
    assertThat(newest.newestFirst()).containsExactly(5, 4, 3);
    assertThat(newest.dropped()).isEqualTo(2);
  }

  @Test
  void dropsTheOldestAboveABudgetAndSaysSo() {
    Newest<Integer> newest = new Newest<>(3, 10);
    assertThat(newest.add(4, 4)).isFalse();
    assertThat(newest.add(5, 5)).isFalse();
    assertThat(newest.add(6, 6)).isTrue();
    assertThat(newest.oldestFirst()).containsExactly(6);
    assertThat(newest.dropped()).isEqualTo(2);
  }

  @Test
  void keepsNothingThatIsLargerThanTheBudget() {
    Newest<Integer> newest = new Newest<>(3, 10);
    newest.add(1, 1);
    assertThat(newest.add(11, 11)).isTrue();
    assertThat(newest.oldestFirst()).isEmpty();
    newest.add(2, 10);
    assertThat(newest.oldestFirst()).containsExactly(2);
  }

  /** Against plain lists, with every operation at random, across the ring's end and its growth. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void behavesLikeAList(long seed) {
    Random random = new Random(seed);
    int most = 1 + random.nextInt(300);
    long budget = random.nextInt(2_000);
    Newest<Integer> newest = new Newest<>(most, budget);
    List<Integer> list = new ArrayList<>();
    long dropped = 0;
    for (int step = 0; step < 5_000; step++) {
      int thing = random.nextInt(10_000);
      switch (random.nextInt(40)) {
        case 0 -> {
          newest.removeIf(each -> each % 7 == thing % 7);
          list.removeIf(each -> each % 7 == thing % 7);
        }
        case 1 -> {
          newest.removeOldest();
          if (!list.isEmpty()) {
            list.remove(0);
          }
        }
        case 2 -> {
          newest.replace(each -> each % 50 == thing % 50, thing, size(thing));
          for (int i = list.size() - 1; i >= 0; i--) {
            if (list.get(i) % 50 == thing % 50) {
              list.set(i, thing);
              break;
            }
          }
        }
        default -> {
          newest.add(thing, size(thing));
          list.add(thing);
        }
      }
      while (list.size() > most || list.stream().mapToLong(NewestTest::size).sum() > budget) {
        list.remove(0);
        dropped++;
      }
      assertThat(newest.oldestFirst()).isEqualTo(list);
      assertThat(newest.dropped()).isEqualTo(dropped);
      assertThat(newest.find(each -> each % 9 == thing % 9))
          .isEqualTo(reversed(list).stream().filter(each -> each % 9 == thing % 9).findFirst());
    }
    newest.clear();
    assertThat(newest.oldestFirst()).isEmpty();
    assertThat(newest.dropped()).isZero();
  }

  private static List<Integer> reversed(List<Integer> list) {
    List<Integer> other = new ArrayList<>(list);
    Collections.reverse(other);
    return other;
  }
}
