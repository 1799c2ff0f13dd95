package dev.keysend.conformance.invariant;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.values.NullValue;
import dev.cel.parser.CelUnparserFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows how a failed rule was evaluated: each operand and its value. */
final class Working {
  private static final int MAX_VALUE_CHARACTERS = 400;

  private final CelAbstractSyntaxTree ast;
  private final Map<Long, Object> values;
  private final Map<String, String> lines = new LinkedHashMap<>();

  Working(CelAbstractSyntaxTree ast, Map<Long, Object> values) {
    this.ast = ast;
    this.values = values;
  }

  String lines() {
    visit(ast.getExpr());
    StringBuilder text = new StringBuilder();
    lines.forEach(
        (operand, value) -> text.append("\n  ").append(operand).append(" = ").append(value));
    return text.toString();
  }

  private void visit(CelExpr expression) {
    switch (expression.getKind()) {
      case CALL -> {
        CelExpr.CelCall call = expression.call();
        // An operator only joins its operands; the result of a function gets its own line.
        if (Character.isLetter(call.function().charAt(0))) {
          show(expression);
        }
        call.target().ifPresent(this::visit);
        call.args().forEach(this::visit);
      }
      case SELECT -> {
        show(expression);
      }
      case IDENT -> {
        if (!expression.ident().name().startsWith("@")
            && !expression.ident().name().startsWith("__")) {
          show(expression);
        }
      }
      case COMPREHENSION -> {
        // The trace has its steps in order, and the last one failed.
        visit(expression.comprehension().loopStep());
      }
      case LIST -> expression.list().elements().forEach(this::visit);
      default -> {}
    }
    if (expression.getKind() == CelExpr.ExprKind.Kind.CALL
        && expression.call().function().equals("_[_]")) {
      show(expression);
    }
  }

  private void show(CelExpr expression) {
    String operand =
        CelUnparserFactory.newUnparser()
            .unparse(CelAbstractSyntaxTree.newParsedAst(expression, ast.getSource()));
    Object value = values.get(expression.id());
    lines.putIfAbsent(operand, value == null ? "not reached" : text(value));
  }

  private static String text(Object value) {
    String text;
    if (value instanceof String string) {
      text = '"' + string + '"';
    } else if (value instanceof Map<?, ?> || value instanceof List<?>) {
      text = String.valueOf(value);
    } else {
      text = value instanceof NullValue || value instanceof CelConstant ? "null" : value.toString();
    }
    return text.length() <= MAX_VALUE_CHARACTERS
        ? text
        : text.substring(0, MAX_VALUE_CHARACTERS) + "…";
  }
}
