package dev.keysend.contract;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The authority behind a promise, which decides its level. */
public enum Authority {
  /** The endpoint's documentation of 2020 says it, or its recorded responses show it. */
  DOCUMENTATION_2020(Level.MUST),
  /** No payment server may do otherwise: pay without permission, pay something else, or deny it. */
  ANY_PAYMENT_SERVER(Level.MUST),
  /** The vendor's documentation of 2023 says it. */
  DOCUMENTATION_2023(Level.SHOULD),
  /** Nobody promised it, but it helps clients. */
  GOOD_PRACTICE(Level.SHOULD);

  private final Level level;

  Authority(Level level) {
    this.level = level;
  }

  /** How binding a promise with this authority is. */
  public Level level() {
    return level;
  }

  /** The name in the contract, such as {@code documentation-2020}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<Authority> of(String id) {
    return Arrays.stream(values()).filter(authority -> authority.id().equals(id)).findFirst();
  }
}
