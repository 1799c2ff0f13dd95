package dev.keysend.conformance.invariant;

import dev.keysend.contract.Contract;
import dev.keysend.contract.Invariant;
import dev.keysend.contract.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The contract, and its invariants, which are made ready once. That takes about as long as the
 * first requests, so a run does both at the same time, but not before the first response: until
 * then, the processor is busy. Thread-safe.
 */
public final class LoadedContract {
  private final Contract contract;
  private final FutureTask<Map<Key, CompiledInvariant>> compilation;
  private final AtomicBoolean begun = new AtomicBoolean();

  private record Key(String status, String id) {}

  private LoadedContract(Contract contract) {
    this.contract = contract;
    this.compilation = new FutureTask<>(this::compile);
  }

  /** The kit's own contract, read at the first use. */
  public static LoadedContract own() {
    return Own.INSTANCE;
  }

  /** The contract. */
  public Contract contract() {
    return contract;
  }

  /** The contract's response for a documented status. */
  public Response response(String status) {
    Response response = contract.operation().responses().get(status);
    if (response == null) {
      throw new IllegalStateException("The contract does not document the status " + status);
    }
    return response;
  }

  /** Compiles the invariants on another thread, unless that has begun. */
  public void compileSoon() {
    if (begun.getAndSet(true)) {
      return;
    }
    Thread thread = new Thread(compilation, "keysend-conformance-invariants");
    thread.setDaemon(true);
    thread.start();
  }

  /** An invariant of the response of a status. Waits until it is compiled. */
  public CompiledInvariant compiled(String status, Invariant invariant) {
    compilation.run();
    try {
      return Objects.requireNonNull(compilation.get().get(new Key(status, invariant.id())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The run was interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("The contract's invariants cannot be compiled", e.getCause());
    }
  }

  private Map<Key, CompiledInvariant> compile() {
    InvariantCompiler compiler = new InvariantCompiler(contract);
    Optional<CheckedInvariants> byBuild = CheckedInvariants.of(contract);
    Map<Key, CompiledInvariant> compiled = new HashMap<>();
    contract
        .operation()
        .responses()
        .forEach(
            (status, response) ->
                byBuild
                    .map(checked -> checked.of(status, response))
                    .orElseGet(() -> compiler.check(response))
                    .forEach(
                        (invariant, tree) ->
                            compiled.put(
                                new Key(status, invariant.id()),
                                compiler.program(invariant, tree))));
    return compiled;
  }

  private static final class Own {
    static final LoadedContract INSTANCE = new LoadedContract(Contract.load());
  }
}
