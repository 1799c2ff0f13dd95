package dev.keysend.sdk.server;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Json;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** The contract's recorded responses. */
public final class Responses {
  private Responses() {}

  /** A copy of the recorded 201, which the caller can change. */
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
