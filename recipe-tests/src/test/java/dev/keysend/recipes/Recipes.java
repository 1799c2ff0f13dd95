package dev.keysend.recipes;

import java.io.IOException;

/**
 * Follows each recipe once, in the order of CONTRIBUTING.md. What a recipe adds is in the folder of
 * its name among the resources, unless it is a single line.
 */
final class Recipes {
  static final String CONTRACT = "openapi/keysend.yaml";

  private static final String CASES = "openapi/src/test/java/dev/keysend/contract/BodyCases.java";
  private static final String KIT = "conformance-tests/src/main/java/dev/keysend/conformance/";
  private static final String KIT_TESTS =
      "conformance-tests/src/test/java/dev/keysend/conformance/";

  private final Copy copy;

  private Recipes(Copy copy) {
    this.copy = copy;
  }

  static void followAll(Copy copy) throws IOException {
    Recipes recipes = new Recipes(copy);
    recipes.addAFieldToAResponse();
    recipes.addFieldsToTheRequest();
    recipes.addAnInvariant();
    recipes.addARuleOverSeveralCalls();
    recipes.addARequest();
    recipes.allowALongerPlan();
    recipes.addMagicDestinations();
    recipes.addAWrongServer();
  }

  /** A required field, because an optional one needs no change to the recorded examples. */
  private void addAFieldToAResponse() throws IOException {
    EditedFile contract = copy.file(CONTRACT);
    contract.addBefore("        - is_keysend\n", "        - attempts\n");
    contract.addBefore("        is_keysend:\n", Copy.text("add-a-field/attempts.yaml"));
    String flag = "                      is_keysend: 1\n";
    String attempts = "                      attempts: 1\n";
    contract.addBefore(flag, "                keysend-sent:\n", attempts);
    contract.addBefore(flag, "                keysend-sent-2023:\n", attempts);
    copy.file("openapi/src/test/resources/dev/keysend/contract/recorded-201.json")
        .addBefore("        \"is_keysend\": 1,\n", "        \"attempts\": 1,\n");
    copy.file(CASES)
        .addBefore(
            "    flag(body, \"/lnTx/is_keysend\");\n", Copy.text("add-a-field/attempts-cases.txt"));
  }

  /** A number and a text with limits, from which the kit derives rules. */
  private void addFieldsToTheRequest() throws IOException {
    addToRequest(Copy.text("add-a-field/request-fields.yaml"), copy);
    copy.file(CASES)
        .addBefore(
            "    optional(body, \"/passThru\");\n",
            Copy.text("add-a-field/request-fields-cases.txt"));
  }

  /** Adds fields to the schema of the request. */
  static void addToRequest(String fields, Copy copy) throws IOException {
    copy.file(CONTRACT).addBefore("        num_satoshis:\n", "    KeysendRequest:\n", fields);
  }

  private void addAnInvariant() throws IOException {
    copy.file(CONTRACT)
        .addBefore(
            "            - id: payment-is-settled\n", Copy.text("add-an-invariant/invariant.yaml"));
    copy.file(wrongServers("UntruthfulServers"))
        .addBefore(
            server("transaction", "reports that the payment has not settled"),
            Copy.text("add-an-invariant/wrong-server.txt"));
    copy.file("conformance-tests/src/test/resources/dev/keysend/conformance/invariant/cases.json")
        .addBefore(
            "  {\"name\":\"a payment that is no keysend\"", Copy.text("add-an-invariant/case.txt"));
  }

  private void addARuleOverSeveralCalls() throws IOException {
    String identity = KIT + "rule/identity";
    copy.add("add-a-rule-over-several-calls/ChangesInOrderCheck.java", identity);
    copy.file(identity + "/IdentityChecks.java")
        .addBefore(
            "    checks.addAll(LeakChecks.all());\n",
            "    checks.add(new ChangesInOrderCheck());\n");
    copy.file(wrongServers("IdentityServers"))
        .addBefore(
            "    return servers;\n", Copy.text("add-a-rule-over-several-calls/wrong-server.txt"));
  }

  private void addARequest() throws IOException {
    copy.file(KIT + "request/Payments.java")
        .addBefore("  Probe upperCaseKey() {\n", Copy.text("add-a-request/payment.txt"));
    copy.file(KIT + "request/Plan.java")
        .addBefore(
            "    stages.add(List.of(payments.otherLayout()));\n",
            "    stages.add(List.of(payments.orderNumber()));\n");
    copy.file(wrongServers("PickyServers"))
        .addBefore(
            server("refusing", "refuses a payment of two satoshis with no other field"),
            Copy.text("add-a-request/wrong-server.txt"));
  }

  /** The recipes together make the plan longer than it may be, and dearer than the advised cap. */
  private void allowALongerPlan() throws IOException {
    copy.file(KIT_TESTS + "rule/CorrectServersTest.java")
        .replace("MOST_REQUESTS = 120", "MOST_REQUESTS = 150");
    EditedFile readme = copy.file("README.md");
    readme.replace("plus 50", "plus 100");
    readme.replaceAll("max-sats 770", "max-sats 870");
    readme.replaceAll("max-sats: 770", "max-sats: 870");
    copy.file("docs/CONTAINERS.md").replaceAll("max-sats 770", "max-sats 870");
  }

  /** One of each kind. */
  private void addMagicDestinations() throws IOException {
    EditedFile contract = copy.file(CONTRACT);
    contract.addBefore(
        "              wallet-insufficient-funds:\n                summary: More",
        Copy.text("add-a-magic-destination/failure-request.yaml"));
    contract.addBefore(
        "                wallet-insufficient-funds:\n",
        "        '400':\n",
        Copy.text("add-a-magic-destination/failure-response.yaml"));
    contract.addBefore(
        "              fault-missing-field:\n",
        Copy.text("add-a-magic-destination/fault-request.yaml"));
  }

  private void addAWrongServer() throws IOException {
    copy.file(wrongServers("UntruthfulServers"))
        .addBefore(
            server("transaction", "writes a different label"),
            Copy.text("add-a-wrong-server/wrong-server.txt"));
  }

  private static String wrongServers(String catalogue) {
    return KIT_TESTS + "server/wrong/" + catalogue + ".java";
  }

  /** How a wrong server begins in its catalogue. */
  private static String server(String kind, String name) {
    return "    servers.add(\n        " + kind + "(\n            \"" + name + "\"";
  }
}
