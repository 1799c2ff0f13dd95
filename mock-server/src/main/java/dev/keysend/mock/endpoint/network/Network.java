package dev.keysend.mock.endpoint.network;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The network between the node and its destinations, as slow, unreliable and busy as its settings
 * say. The same seed gives the same draws in the same order. Thread-safe.
 */
public final class Network {
  private final NetworkSettings opening;
  private final @Nullable Long seed;
  private final LongSupplier nanoTime;
  private final Map<String, ArrayDeque<Long>> endsByWallet = new HashMap<>();
  private volatile NetworkSettings settings;
  private RandomGenerator draws;

  /**
   * Starts with these settings; a reset restores them.
   *
   * @param seed makes the draws repeatable; null for random draws
   * @param nanoTime a clock that only runs forwards, in nanoseconds
   */
  public Network(NetworkSettings opening, @Nullable Long seed, LongSupplier nanoTime) {
    this.opening = opening;
    this.seed = seed;
    this.nanoTime = nanoTime;
    this.settings = opening;
    this.draws = newDraws();
  }

  private RandomGenerator newDraws() {
    return seed == null ? new SplittableRandom() : new SplittableRandom(seed);
  }

  /** What it does now. */
  public NetworkSettings settings() {
    return settings;
  }

  /** Does something else from now on. */
  public synchronized void change(NetworkSettings other) {
    settings = other;
  }

  /** Begins anew. */
  public synchronized void reset() {
    settings = opening;
    draws = newDraws();
    endsByWallet.clear();
  }

  /** Draws the delay of a response. */
  public Duration draw(Delay delay) {
    long least = delay.least().toMillis();
    long most = delay.most().toMillis();
    return Duration.ofMillis(least == most ? least : between(least, most));
  }

  private synchronized long between(long least, long most) {
    return draws.nextLong(least, most + 1);
  }

  /** Draws whether a payment fails. */
  public boolean fails() {
    double rate = settings.failureRate();
    return rate > 0 && share() < rate;
  }

  private synchronized double share() {
    return draws.nextDouble();
  }

  /**
   * Starts a payment, unless too many of its wallet are in progress.
   *
   * @param duration how long it will be in progress
   */
  public boolean begins(String walletId, Duration duration) {
    int most = settings.paymentsAtOnce();
    return most == 0 || begins(walletId, duration, most);
  }

  private synchronized boolean begins(String walletId, Duration duration, int most) {
    long now = nanoTime.getAsLong();
    ArrayDeque<Long> ends = endsByWallet.computeIfAbsent(walletId, id -> new ArrayDeque<>());
    ends.removeIf(end -> end - now <= 0);
    if (ends.size() >= most) {
      return false;
    }
    ends.add(now + duration.toNanos());
    return true;
  }
}
