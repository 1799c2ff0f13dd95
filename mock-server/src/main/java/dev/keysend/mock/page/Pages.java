package dev.keysend.mock.page;

import dev.keysend.contract.Contract;
import dev.keysend.mock.secret.Keys;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The pages for people: the page, the contract, and its documentation. Read on demand. */
public final class Pages {
  private static final String SWAGGER_UI = "/META-INF/maven/org.webjars/swagger-ui/pom.properties";

  /** Where the documentation is. */
  public static final String DOCS = "/docs";

  private static final Map<String, String> OWN =
      Map.of(
          "/",
          "index.html",
          "/mock.css",
          "mock.css",
          "/mock.js",
          "mock.js",
          DOCS,
          "docs.html",
          "/docs.css",
          "docs.css",
          "/docs.js",
          "docs.js");

  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "html", "text/html; charset=UTF-8",
          "css", "text/css; charset=UTF-8",
          "js", "text/javascript; charset=UTF-8",
          "png", "image/png");

  /** The parts of the page's script. */
  private static final Pattern MODULE = Pattern.compile("/page/[a-z]+\\.js");

  private static final Pattern DOCUMENTATION = Pattern.compile("/docs(/[a-z0-9-]+\\.(js|css|png))");

  /** The form of a host that a browser sends; nothing else is written into the contract. */
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9.-]+(:\\d+)?|\\[[0-9a-f:.]+](:\\d+)?");

  private static final Pattern SERVERS = Pattern.compile("^servers:\\R", Pattern.MULTILINE);

  /**
   * Loads nothing from elsewhere and sends nothing elsewhere, not even "try it out" to a server
   * with real money. Inline style is allowed because swagger-ui needs it.
   */
  private static final String POLICY =
      "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  /** Headers of every page. */
  public static final Map<String, String> HEADERS =
      Map.of(
          "Cache-Control", "no-cache",
          "Content-Security-Policy", POLICY,
          "Referrer-Policy", "no-referrer",
          "X-Content-Type-Options", "nosniff");

  private final Contract contract;
  private final String mode;
  private final Keys keys;
  private final Supplier<List<String>> addresses;

  /**
   * Makes the pages of a mock.
   *
   * @param mode where the responses come from, in a word
   * @param addresses where the mock can be called, once it listens
   */
  public Pages(Contract contract, String mode, Keys keys, Supplier<List<String>> addresses) {
    this.contract = contract;
    this.mode = mode;
    this.keys = keys;
    this.addresses = addresses;
  }

  /** A file to send. */
  @SuppressWarnings("ArrayRecordComponent") // written once and dropped
  public record Page(String mediaType, byte[] bytes) {
    static Page text(String mediaType, String text) {
      return new Page(mediaType, text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * The page of a path, if there is one.
   *
   * @param path the path, as it was sent
   * @param scheme how it was asked for, such as {@code http}
   * @param host whom the browser asked, port included
   */
  public Optional<Page> page(String path, String scheme, String host) throws IOException {
    if (path.equals("/openapi.yaml")) {
      return Optional.of(
          Page.text("application/yaml; charset=UTF-8", servedContract(scheme, host)));
    }
    if (path.equals("/mock.json")) {
      return Optional.of(
          Page.text(
              "application/json", About.write(contract.operation(), mode, keys, addresses.get())));
    }
    String own = OWN.get(path);
    if (own != null) {
      return resource("/dev/keysend/mock/page/" + own);
    }
    if (MODULE.matcher(path).matches()) {
      return resource("/dev/keysend/mock" + path);
    }
    if (DOCUMENTATION.matcher(path).matches()) {
      return resource(swaggerUi() + path.substring(DOCS.length()));
    }
    return Optional.empty();
  }

  /**
   * The contract with this mock as its first server, so that tools pay here when you try it out.
   * The rest of the text stays unchanged, including comments.
   */
  private String servedContract(String scheme, String host) {
    String url = HOST.matcher(host).matches() ? scheme + "://" + host : "/";
    return SERVERS
        .matcher(contract.yaml())
        .replaceFirst("$0  - url: '" + url + "'\n    description: This mock.\n");
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
