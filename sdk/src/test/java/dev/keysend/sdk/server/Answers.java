package dev.keysend.sdk.server;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The contract's recorded answers. */
public final class Answers {
  private Answers() {}

  /** The recorded 201, as a tree of one's own. */
  public static JsonNode recordedTree() {
    return Objects.requireNonNull(Contract.load().operation().responses().get("201"))
        .examples()
        .values()
        .iterator()
        .next()
        .value();
  }

  /** The recorded 201. */
  public static String recorded() {
    return Json.write(recordedTree());
  }
}
