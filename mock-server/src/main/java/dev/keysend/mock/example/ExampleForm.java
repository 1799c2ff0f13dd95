package dev.keysend.mock.example;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Checks the form of an example pair's file, apart from what the contract says about its bodies.
 */
final class ExampleForm {
  private static final Set<String> PARTS = Set.of("request", "response");
  private static final Set<String> REQUEST = Set.of("summary", "description", "value");
  private static final Set<String> RESPONSE = Set.of("summary", "description", "status", "value");

  private final JsonNode file;

  ExampleForm(JsonNode file) {
    this.file = file;
  }

  /** Every problem, each with its JSON pointer. */
  List<String> problems() {
    List<String> problems = new ArrayList<>();
    checkNames("", file, PARTS, problems);
    checkPart("request", REQUEST, problems);
    checkPart("response", RESPONSE, problems);
    if (!file.path("response").path("status").isInt()) {
      problems.add("/response/status: is not a number; write the HTTP status, such as 201");
    }
    return problems;
  }

  private void checkPart(String name, Set<String> names, List<String> problems) {
    JsonNode part = file.path(name);
    if (!part.path("value").isObject()) {
      problems.add("/" + name + "/value: is not an object; write the " + name + "'s body");
    }
    checkNames("/" + name, part, names, problems);
  }

  private static void checkNames(
      String pointer, JsonNode node, Set<String> names, List<String> problems) {
    for (String name : node.propertyNames()) {
      if (!names.contains(name) && !name.startsWith("x-")) {
        problems.add(
            pointer
                + "/"
                + name
                + ": is not known; write "
                + String.join(", ", names.stream().sorted().toList())
                + ", or a name that begins with x-");
      }
    }
  }

  ExamplePair pair(String name) {
    JsonNode request = file.path("request");
    JsonNode response = file.path("response");
    return new ExamplePair(
        name,
        request.path("summary").asString(""),
        request.path("value"),
        response.path("status").asInt(),
        response.path("value"));
  }
}
