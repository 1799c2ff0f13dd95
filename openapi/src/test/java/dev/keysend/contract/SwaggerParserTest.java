package dev.keysend.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import org.junit.jupiter.api.Test;

class SwaggerParserTest {
  @Test
  void swaggerParserLoadsTheContractWithoutAWarning() {
    SwaggerParseResult result = parse(Contract.load().yaml());

    assertThat(result.getMessages()).isEmpty();
    assertThat(result.getOpenAPI().getPaths()).hasSize(1);
  }

  @Test
  void swaggerParserReportsAnInvalidDocument() {
    SwaggerParseResult result =
        parse(Contract.load().yaml().replace("operationId: postWalletKeysend", "operationName: x"));

    assertThat(result.getMessages()).isNotEmpty();
  }

  private static SwaggerParseResult parse(String yaml) {
    ParseOptions options = new ParseOptions();
    options.setResolve(true);
    return new OpenAPIV3Parser().readContents(yaml, null, options);
  }
}
