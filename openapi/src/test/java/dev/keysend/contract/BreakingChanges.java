package dev.keysend.contract;

import dev.keysend.contract.BodyCase.Body;
import java.io.ByteArrayOutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openapitools.openapidiff.core.OpenApiCompare;
import org.openapitools.openapidiff.core.model.ChangedOpenApi;
import org.openapitools.openapidiff.core.output.MarkdownRender;

/** Finds what a new contract breaks for users of an older one. */
final class BreakingChanges {
  private BreakingChanges() {}

  /**
   * Describes every breaking change; empty if clients and servers of the old contract need no
   * change.
   */
  static List<String> between(Contract old, Contract now) {
    return between(old, now, BodyCases.all());
  }

  /** Describes every breaking change, checked with the given bodies. */
  static List<String> between(Contract old, Contract now, List<BodyCase> cases) {
    List<String> changes = new ArrayList<>();
    ChangedOpenApi difference =
        OpenApiCompare.fromContents(Json.write(old.document()), Json.write(now.document()));
    if (difference.isIncompatible()) {
      changes.add(rendered(difference));
    }
    changes.addAll(judgedOtherwise(old, now, cases));
    return changes;
  }

  private static String rendered(ChangedOpenApi difference) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new MarkdownRender().render(difference, new OutputStreamWriter(out, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8);
  }

  /**
   * openapi-diff ignores types, patterns and nullability of OpenAPI 3.1. The hand-written bodies
   * cover them: a request that was valid must still be valid, and a response that is valid now must
   * have been valid before.
   */
  private static List<String> judgedOtherwise(Contract old, Contract now, List<BodyCase> cases) {
    List<String> changes = new ArrayList<>();
    for (BodyCase bodyCase : cases) {
      if (isOfANewField(bodyCase, old, now)) {
        continue;
      }
      boolean takenBefore = bodyCase.violations(old).isEmpty();
      boolean takenNow = bodyCase.violations(now).isEmpty();
      if (bodyCase.body() == Body.REQUEST ? takenBefore && !takenNow : takenNow && !takenBefore) {
        changes.add(
            bodyCase.body()
                + " "
                + bodyCase.pointer()
                + ": "
                + bodyCase.value()
                + " was "
                + (takenBefore ? "correct, and is refused now" : "refused, and is correct now"));
      }
    }
    return changes;
  }

  /** Clients did not use a field before it existed, so its limits break nothing. */
  private static boolean isOfANewField(BodyCase bodyCase, Contract old, Contract now) {
    return bodyCase.body() == Body.REQUEST
        && bodyCase.value() != null
        && !isDescribed(bodyCase.pointer(), old)
        && isDescribed(bodyCase.pointer(), now);
  }

  private static boolean isDescribed(String pointer, Contract contract) {
    String field = pointer.replaceFirst("^/", "").replaceFirst("/.*", "");
    return contract.operation().requestSchema().node().path("properties").has(field);
  }
}
