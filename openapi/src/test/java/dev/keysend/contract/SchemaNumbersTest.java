package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract checks numbers of any size, which the schema library alone does not. */
class SchemaNumbersTest {
  private final Operation operation = Contract.load().operation();

  @ParameterizedTest
  @CsvSource({
    "1,                          ''",
    "1.0,                        ''",
    "1e18,                       ''",
    "9223372036854775807.0,      ''",
    "9223372036854775808,        ''",
    "1e19,                       ''",
    "1e30,                       ''",
    "1e1000,                     ''",
    "-1e30,                      minimum",
    "-9223372036854775809.0,     minimum",
    "-1e1000,                    minimum",
    "1.5,                        type",
    "12345678901234567890.5,     type",
    "9223372036854775807.5,      type",
    "1e-1000,                    type minimum",
    "-12345678901234567890.5,    type minimum",
  })
  void amountsOfAnySizeAreChecked(String amount, String keywords) throws Exception {
    String body =
        "{\"dest_pubkey\":\"033868c219bdb51a33560d854d500fe7d3898a1ad9e05dd89d0007e11313588500\","
            + "\"num_satoshis\":"
            + amount
            + ",\"passThru\":{\"list\":["
            + amount
            + "]}}";
    List<Violation> violations = operation.requestSchema().check(Json.read(body));
    assertThat(violations)
        .allSatisfy(violation -> assertThat(violation.pointer()).isEqualTo("/num_satoshis"));
    assertThat(violations.stream().map(Violation::keyword).toList())
        .containsExactlyInAnyOrder(keywords.isEmpty() ? new String[0] : keywords.split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource({"1e30, maximum", "1e1000, maximum", "-1e30, minimum", "400.0, ''"})
  void statusesOfAnySizeAreChecked(String status, String keyword) throws Exception {
    String body =
        "{\"name\":\"n\",\"message\":\"m\",\"code\":" + status + ",\"status\":" + status + "}";
    List<Violation> violations =
        operation.response(400).orElseThrow().schema().check(Json.read(body));
    assertThat(String.join(" ", violations.stream().map(Violation::keyword).toList()))
        .isEqualTo(keyword);
  }
}
