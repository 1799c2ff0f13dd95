package dev.keysend.conformance.setting;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a run is to do, read and checked. Holds secrets: {@code toString} shows none. */
public final class RunSettings {
  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern PUBKEY = Pattern.compile("0[23][0-9A-Fa-f]{64}");
  private static final Pattern SWITCH = Pattern.compile("true|false");
  private static final Pattern SECONDS = Pattern.compile("(?=.*[1-9])[0-9]{1,4}([.][0-9]{1,3})?");
  private static final Pattern PAUSE =
      Pattern.compile("[1-5]?[0-9]([.][0-9]{1,3})?|60([.]0{1,3})?");
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127([.][0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,38}");

  /** What says nothing to the built-in mock server, so that somebody must have meant a target. */
  private static final List<Setting> OF_A_TARGET =
      List.of(
          Setting.API_KEY,
          Setting.WALLET_KEY,
          Setting.READ_ONLY_WALLET_KEY,
          Setting.ALLOW_PLAIN_HTTP,
          Setting.CA_FILE,
          Setting.KEY_STORE);

  private static final List<Setting> KEYS =
      List.of(Setting.API_KEY, Setting.WALLET_KEY, Setting.READ_ONLY_WALLET_KEY);

  private final Map<Setting, String> values;

  private RunSettings(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads and checks what was set; blank values count as not set, but for a blank base URL: who
   * meant a target must not be told of the mock server instead.
   *
   * @throws UsageException if something is missing or wrong
   */
  public static RunSettings of(Map<Setting, String> values) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    if (values.getOrDefault(Setting.BASE_URL, "set or not given").isBlank()) {
      throw new UsageException(
          Setting.BASE_URL.flag()
              + " is empty; write the target's URL, or leave it out to certify the built-in mock server");
    }
    values.forEach(
        (setting, value) -> {
          if (!value.isBlank()) {
            given.put(setting, value.strip());
          }
        });
    RunSettings settings = new RunSettings(given);
    settings.check();
    return settings;
  }

  private void check() {
    if (baseUrl().isPresent()) {
      require(Setting.API_KEY);
      require(Setting.WALLET_KEY);
      refusePlainHttp(baseUrl().get());
    } else {
      OF_A_TARGET.forEach(this::refuseWithoutTarget);
    }
    KEYS.forEach(this::refuseBlanks);
    if (text(Setting.API_KEY).filter(key -> key.contains(":")).isPresent()) {
      throw new UsageException(
          Setting.API_KEY.flag()
              + " has a colon, which no user name of Basic authentication can have");
    }
    if (text(Setting.KEY_STORE_PASSWORD_FILE).isPresent() && text(Setting.KEY_STORE).isEmpty()) {
      throw new UsageException(
          Setting.KEY_STORE_PASSWORD_FILE.flag()
              + " is for a key store, and none is named; add "
              + Setting.KEY_STORE.flag());
    }
    match(Setting.DEST_PUBKEY, PUBKEY, "66 hex digits that begin with 02 or 03");
    match(Setting.UNROUTABLE_PUBKEY, PUBKEY, "66 hex digits that begin with 02 or 03");
    match(Setting.MAX_SATS, DIGITS, "a whole number of satoshis, 0 or more");
    for (Setting setting : Setting.values()) {
      if (setting.isSwitch()) {
        match(setting, SWITCH, "true or false");
      }
    }
    match(Setting.TIMEOUT, SECONDS, "a number of seconds, 0.001 to 9999");
    match(Setting.PAUSE, PAUSE, "a number of seconds, 0 to 60");
  }

  private void refusePlainHttp(URI url) {
    if ("http".equals(url.getScheme())
        && !LOOPBACK.matcher(url.getHost()).matches()
        && !isSet(Setting.ALLOW_PLAIN_HTTP)) {
      throw new UsageException(
          Setting.BASE_URL.flag()
              + " is plain HTTP to "
              + url.getHost()
              + ", where everyone on the way can read the keys; use https, or allow it with "
              + Setting.ALLOW_PLAIN_HTTP.flag());
    }
  }

  private void require(Setting setting) {
    if (text(setting).isEmpty()) {
      throw new UsageException(
          setting.flag() + " is missing; it is needed with " + Setting.BASE_URL.flag());
    }
  }

  private void refuseWithoutTarget(Setting setting) {
    if (text(setting).isPresent()) {
      throw new UsageException(
          setting.flag()
              + " is for a target, and none is named; add "
              + Setting.BASE_URL.flag()
              + ", or leave it out to certify the built-in mock server");
    }
  }

  private void refuseBlanks(Setting setting) {
    if (text(setting).filter(key -> BLANK.matcher(key).find()).isPresent()) {
      throw new UsageException(
          setting.flag() + " has a blank or a control character within; a key has none");
    }
  }

  private void match(Setting setting, Pattern pattern, String right) {
    text(setting)
        .filter(value -> !pattern.matcher(value).matches())
        .ifPresent(
            value -> {
              throw new UsageException(
                  setting.flag() + " is \"" + value + "\"; it must be " + right);
            });
  }

  /** A setting's text, if it was set. */
  public Optional<String> text(Setting setting) {
    return Optional.ofNullable(values.get(setting));
  }

  /** Whether a switch is on. */
  public boolean isSet(Setting setting) {
    return text(setting).filter("true"::equals).isPresent();
  }

  /** Where the target is, without a trailing slash; empty for the embedded mock. */
  public Optional<URI> baseUrl() {
    return text(Setting.BASE_URL).map(RunSettings::url);
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http
          && url.getHost() != null
          && url.getRawQuery() == null
          && url.getRawFragment() == null
          && url.getRawUserInfo() == null) {
        return url;
      }
    } catch (URISyntaxException e) {
      // Said below, without the text's secrets.
    }
    throw new UsageException(
        Setting.BASE_URL.flag()
            + " is not the URL of a server; write http:// or https://, a host, and nothing of user, query"
            + " or fragment");
  }

  /** The spending cap, if one was set, in satoshis. */
  public Optional<BigInteger> maxSats() {
    return text(Setting.MAX_SATS).map(BigInteger::new);
  }

  /** How long one exchange may take. */
  public Duration timeout() {
    return text(Setting.TIMEOUT).map(RunSettings::seconds).orElse(DEFAULT_TIMEOUT);
  }

  /** The least time between the beginnings of two requests. */
  public Duration pause() {
    return text(Setting.PAUSE).map(RunSettings::seconds).orElse(Duration.ZERO);
  }

  private static Duration seconds(String text) {
    return Duration.ofMillis(new BigDecimal(text).movePointRight(3).longValue());
  }

  /** Where the reports go, if anywhere. */
  public Optional<Path> reportDirectory() {
    return text(Setting.REPORT_DIR).map(Path::of);
  }

  @Override
  public String toString() {
    return "RunSettings" + values.keySet();
  }
}
