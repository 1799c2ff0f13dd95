package dev.keysend.mock.stub;

import dev.keysend.contract.Contract;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** What people see: the page, the contract, and its documentation. Read when first asked for. */
final class Pages {
  private static final String SWAGGER_UI = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  private static final Map<String, String> OWN =
      Map.of(
          "/", "index.html",
          "/mock.css", "mock.css",
          "/mock.js", "mock.js",
          "/docs", "docs.html",
          "/docs.js", "docs.js");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "png", "image/png");

  private final Contract contract;
  private final Keys keys;

  Pages(Contract contract, Keys keys) {
    this.contract = contract;
    this.keys = keys;
  }

  /** A file to send. */
  @SuppressWarnings("ArrayRecordComponent") // written once and dropped
  record Page(String mediaType, byte[] bytes) {}

  /** The page of a path, if there is one. */
  Optional<Page> page(String path) throws IOException {
    if (path.equals("/openapi.yaml")) {
      return Optional.of(
          new Page(
              "application/yaml; charset=UTF-8", contract.yaml().getBytes(StandardCharsets.UTF_8)));
    }
    if (path.equals("/mock.json")) {
      String about = About.write(contract.operation(), keys);
      return Optional.of(new Page("application/json", about.getBytes(StandardCharsets.UTF_8)));
    }
    String own = OWN.get(path);
    if (own != null) {
      return resource("/dev/keysend/mock/page/" + own);
    }
    if (path.startsWith("/docs/") && path.matches("/docs/[a-z0-9-]+\\.(js|css|png)")) {
      return resource(swaggerUi() + path.substring("/docs".length()));
    }
    return Optional.empty();
  }

  private static Optional<Page> resource(String name) throws IOException {
    String mediaType = MEDIA_TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    try (InputStream in = Pages.class.getResourceAsStream(name)) {
      return in == null || mediaType == null
          ? Optional.empty()
          : Optional.of(new Page(mediaType, in.readAllBytes()));
    }
  }

  /** The archive of swagger-ui names its folder by its version, and says that version itself. */
  private static String swaggerUi() throws IOException {
    Properties archive = new Properties();
    try (InputStream in = Pages.class.getResourceAsStream(SWAGGER_UI)) {
      if (in != null) {
        archive.load(in);
      }
    }
    return "/META-INF/resources/webjars/swagger-ui/" + archive.getProperty("version");
  }
}
