package dev.keysend.conformance.invariant;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The contract, with its invariants compiled. Immutable and thread-safe.
 *
 * @param contract the contract
 * @param invariants the invariants of each response, by its status
 */
public record LoadedContract(Contract contract, Map<String, List<CompiledInvariant>> invariants) {
  /** The contract that this kit is made from: read and compiled once, when it is first needed. */
  public static LoadedContract own() {
    return Own.INSTANCE;
  }

  static LoadedContract of(Contract contract) {
    InvariantCompiler compiler = new InvariantCompiler(contract);
    Map<String, List<CompiledInvariant>> invariants = new LinkedHashMap<>();
    contract
        .operation()
        .responses()
        .forEach((status, response) -> invariants.put(status, compiler.compile(response)));
    return new LoadedContract(contract, Map.copyOf(invariants));
  }

  /** The answer of a status in the contract, which documents it. */
  public Response response(String status) {
    Response response = contract.operation().responses().get(status);
    if (response == null) {
      throw new IllegalStateException("The contract does not document the answer " + status);
    }
    return response;
  }

  private static final class Own {
    static final LoadedContract INSTANCE = of(Contract.load());
  }
}
