package dev.keysend.conformance.run;

import static dev.keysend.mock.KeysendMockServerBuilder.DEFAULT_BALANCE;

import dev.keysend.conformance.request.Fields;
import dev.keysend.conformance.request.KeyVariant;
import dev.keysend.conformance.request.Keys;
import dev.keysend.conformance.setting.ExtraHeader;
import dev.keysend.conformance.setting.ProxyServer;
import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import dev.keysend.conformance.wire.Target;
import dev.keysend.conformance.wire.message.HttpHeader;
import dev.keysend.conformance.wire.secret.Redactor;
import dev.keysend.conformance.wire.tls.Tls;
import dev.keysend.contract.Contract;
import dev.keysend.contract.Operation;
import dev.keysend.mock.KeysendMockServer;
import java.math.BigInteger;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The subject of a run: the named target, or else its own mock server, whose keys and money it can
 * use freely.
 */
final class Subject implements AutoCloseable {
  /** Enough for any planned request; the mock's money is not real and needs no cap. */
  private static final BigInteger UNLIMITED = BigInteger.ONE.shiftLeft(128);

  /** Of the mock server, so that generated payments do not run out of money. */
  private static final long WEALTH = 1_000_000_000_000L;

  private static final String DESTINATION_EXAMPLE = "keysend-sent";
  private static final String UNROUTABLE_EXAMPLE = "failure-no-route";

  private final @Nullable KeysendMockServer embedded;
  private final Target target;
  private final Keys keys;
  private final List<ExtraHeader> headers;
  private final BigInteger cap;

  private Subject(
      @Nullable KeysendMockServer embedded,
      Target target,
      Keys keys,
      List<ExtraHeader> headers,
      BigInteger cap) {
    this.embedded = embedded;
    this.target = target;
    this.keys = keys;
    this.headers = headers;
    this.cap = cap;
  }

  static Subject of(RunSettings settings, Contract contract) {
    Operation operation = contract.operation();
    String destination =
        settings.text(Setting.DEST_PUBKEY).orElseGet(() -> key(operation, DESTINATION_EXAMPLE));
    Optional<String> unroutable = settings.text(Setting.UNROUTABLE_PUBKEY);
    String noRoute = unroutable.orElseGet(() -> key(operation, UNROUTABLE_EXAMPLE));
    Optional<URI> given = settings.baseUrl();
    if (given.isPresent()) {
      refusePathOfContract(given.get(), operation);
      return new Subject(
          null,
          new Target(given.get(), settings.timeout(), Tls.of(settings), settings.proxy()),
          new Keys(
              settings.text(Setting.API_KEY).orElseThrow(),
              settings.text(Setting.WALLET_KEY).orElseThrow(),
              settings.text(Setting.READ_ONLY_WALLET_KEY),
              settings.text(Setting.OTHER_API_KEY),
              destination,
              noRoute,
              unroutable.isPresent()),
          settings.headers(),
          settings.maxSats().orElse(BigInteger.ZERO));
    }
    // The mock names its sample key in refusals, but treats any other key as secret.
    KeysendMockServer mock =
        KeysendMockServer.builder()
            .balance(settings.explore().isPresent() ? WEALTH : DEFAULT_BALANCE)
            .walletKey("waka_" + UUID.randomUUID().toString().replace("-", ""))
            .start();
    return new Subject(
        mock,
        new Target(
            URI.create(mock.baseUrl()), settings.timeout(), Tls.ofTheRuntime(), Optional.empty()),
        new Keys(
            mock.apiKey(),
            mock.walletKey(),
            Optional.of(mock.readOnlyWalletKey()),
            Optional.empty(),
            destination,
            noRoute,
            true),
        List.of(),
        settings.maxSats().orElse(UNLIMITED));
  }

  /** Otherwise every request would have a doubled path. */
  private static void refusePathOfContract(URI baseUrl, Operation operation) {
    String fixed = operation.path().substring(0, operation.path().indexOf('{'));
    String path = baseUrl.getRawPath() + "/";
    for (int end = fixed.indexOf('/', 1); end > 0; end = fixed.indexOf('/', end + 1)) {
      String beginning = fixed.substring(0, end + 1);
      if (path.endsWith(beginning) || path.contains(fixed)) {
        throw new UsageException(
            Setting.BASE_URL.flag()
                + " has a path with \""
                + beginning.substring(0, end)
                + "\", which the kit adds itself, as the contract says; leave it out, and what"
                + " follows");
      }
    }
  }

  /** Keys for a plan that is only to be listed. */
  static Keys exampleKeys(Contract contract) {
    Operation operation = contract.operation();
    return new Keys(
        "api-key",
        "wallet-key",
        Optional.of("read-only-wallet-key"),
        Optional.empty(),
        key(operation, DESTINATION_EXAMPLE),
        key(operation, UNROUTABLE_EXAMPLE),
        true);
  }

  private static String key(Operation operation, String example) {
    return Objects.requireNonNull(operation.requestExamples().get(example), example)
        .value()
        .path(Fields.DESTINATION)
        .asString();
  }

  Target target() {
    return target;
  }

  Keys keys() {
    return keys;
  }

  /** Headers of every request, in addition to the kit's own. */
  List<HttpHeader> headers() {
    return headers.stream().map(each -> new HttpHeader(each.name(), each.value())).toList();
  }

  /** The target's software, if the kit knows it. */
  Optional<String> implementation() {
    return Optional.ofNullable(embedded).map(mock -> "built-in mock server");
  }

  /** Whether there is a cap worth mentioning. */
  boolean isCapped() {
    return !cap.equals(UNLIMITED);
  }

  BigInteger cap() {
    return cap;
  }

  /**
   * Masks the keys in all output.
   *
   * @param explored whether the run may send unusual variants of the keys
   */
  Redactor redactor(boolean explored) {
    Map<String, String> secrets = new LinkedHashMap<>();
    add(secrets, keys.api(), Setting.API_KEY, explored);
    add(secrets, keys.wallet(), Setting.WALLET_KEY, explored);
    keys.readOnlyWallet()
        .ifPresent(key -> add(secrets, key, Setting.READ_ONLY_WALLET_KEY, explored));
    keys.otherApi().ifPresent(key -> add(secrets, key, Setting.OTHER_API_KEY, explored));
    headers.forEach(header -> add(secrets, header));
    target.proxy().flatMap(ProxyServer::credentials).ifPresent(pair -> addProxy(secrets, pair));
    Set<String> own = new HashSet<>(List.of(keys.api(), keys.wallet()));
    keys.readOnlyWallet().ifPresent(own::add);
    keys.otherApi().ifPresent(own::add);
    return new Redactor(secrets, own);
  }

  /** Masks are shell variables for the keys, so that a masked command line can be run. */
  private static void add(
      Map<String, String> secrets, String key, Setting setting, boolean explored) {
    for (KeyVariant variant : explored ? KeyVariant.all(key) : KeyVariant.of(key)) {
      if (variant.isSecret()) {
        secrets.putIfAbsent(variant.key(), variant.mask(setting.environmentVariable()));
      }
    }
    secrets.put(key, "${" + setting.environmentVariable() + "}");
  }

  /** Servers may show only the token of {@code Bearer TOKEN}. */
  private static void add(Map<String, String> secrets, ExtraHeader header) {
    String mask = "${HEADER_" + header.name().toUpperCase(Locale.ROOT).replaceAll("\\W", "_") + "}";
    secrets.putIfAbsent(header.value(), mask);
    for (String part : header.value().split("\\s+", -1)) {
      if (Redactor.isUnmistakable(part)) {
        secrets.putIfAbsent(part, mask);
      }
    }
  }

  private static void addProxy(Map<String, String> secrets, String credentials) {
    String[] pair = credentials.split(":", 2);
    secrets.putIfAbsent(credentials, "(credentials of the proxy)");
    secrets.putIfAbsent(pair[pair.length - 1], "(credentials of the proxy)");
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
