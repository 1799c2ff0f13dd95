package dev.keysend.sdk.benchmark;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Example;
import dev.keysend.contract.Json;
import dev.keysend.contract.Operation;

/** The contract's recorded request and response. */
public final class Bodies {
  private static final Operation OPERATION = Contract.load().operation();
  private static final Example REQUESTED = OPERATION.requestExamples().get("keysend-sent");

  public static final String DESTINATION = REQUESTED.value().path("dest_pubkey").asString();
  public static final String ANSWER =
      Json.write(OPERATION.responses().get("201").examples().get("keysend-sent").value());

  private Bodies() {}
}
