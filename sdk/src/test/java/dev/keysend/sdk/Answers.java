package dev.keysend.sdk;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The contract's recorded answers. */
final class Answers {
  private Answers() {}

  /** The recorded 201, as a tree of one's own. */
  static JsonNode recordedTree() {
    return Objects.requireNonNull(Contract.load().operation().responses().get("201"))
        .examples()
        .values()
        .iterator()
        .next()
        .value();
  }

  /** The recorded 201. */
  static String recorded() {
    return Json.write(recordedTree());
  }
}
