package dev.keysend.conformance.invariant;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.keysend.contract.Invariant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** An invariant that is ready to evaluate. Immutable and thread-safe. */
public final class CompiledInvariant {
  private final Invariant invariant;
  private final CelAbstractSyntaxTree ast;
  private final CelRuntime.Program program;

  CompiledInvariant(Invariant invariant, CelAbstractSyntaxTree ast, CelRuntime.Program program) {
    this.invariant = invariant;
    this.ast = ast;
    this.program = program;
  }

  /** The invariant, as the contract has it. */
  public Invariant invariant() {
    return invariant;
  }

  /**
   * Evaluates the rule.
   *
   * @param facts the data of the rule
   * @return how the rule fails, on several lines: the rule, and each operand with its value; empty
   *     if the rule is kept
   */
  public Optional<String> problem(Facts facts) {
    return isKept(facts) ? Optional.empty() : Optional.of(working(facts));
  }

  /** Most rules are kept, and an evaluation without a trace takes half the time. */
  private boolean isKept(Facts facts) {
    try {
      return Boolean.TRUE.equals(program.eval(facts.variables()));
    } catch (CelEvaluationException | RuntimeException e) {
      return false; // The trace says why.
    }
  }

  private String working(Facts facts) {
    Map<Long, Object> values = new HashMap<>();
    try {
      program.trace(facts.variables(), (expression, value) -> values.put(expression.id(), value));
      return text(new Working(ast, values).lines());
    } catch (CelEvaluationException | RuntimeException e) {
      return text(new Working(ast, values).lines()) + "\n  which fails: " + e.getMessage();
    }
  }

  private String text(String working) {
    return invariant.message() + "\n  rule: " + invariant.rule() + working;
  }
}
