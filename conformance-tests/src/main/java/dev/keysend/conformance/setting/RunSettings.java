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
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings of a run, read and checked. Holds secrets: {@code toString} shows none. */
public final class RunSettings {
  /** The value of {@link Setting#BASE_URL} for the built-in mock server. */
  public static final String MOCK = "mock";

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);
  private static final Pattern PUBKEY = Pattern.compile("0[23][0-9A-Fa-f]{64}");
  private static final Pattern SWITCH = Pattern.compile("true|false");
  private static final long NO_SEED_BELOW = 1_000_000;
  private static final Pattern COUNT = Pattern.compile("[1-9][0-9]{0,5}|1000000");
  private static final Pattern SEED = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern FORMAT = Pattern.compile("text|json");
  private static final int HIGHEST_PORT = 65535;
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(9999);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Pattern DURATION =
      Pattern.compile("([0-9]{1,7})ms|([0-9]{1,4}(?:[.][0-9]{1,3})?)s?");
  private static final Pattern LOOPBACK =
      Pattern.compile(
          "localhost|127([.][0-9]{1,3}){3}|\\[(::1|0:0:0:0:0:0:0:1)]", Pattern.CASE_INSENSITIVE);
  private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,38}");

  /**
   * Settings that mean nothing to the built-in mock server, so somebody must have meant a target.
   */
  private static final List<Setting> OF_A_TARGET =
      List.of(
          Setting.API_KEY,
          Setting.WALLET_KEY,
          Setting.READ_ONLY_WALLET_KEY,
          Setting.OTHER_API_KEY,
          Setting.HEADER,
          Setting.PROXY,
          Setting.ALLOW_PLAIN_HTTP,
          Setting.CA_FILE,
          Setting.KEY_STORE);

  private static final List<Setting> KEYS =
      List.of(
          Setting.API_KEY, Setting.WALLET_KEY, Setting.READ_ONLY_WALLET_KEY, Setting.OTHER_API_KEY);

  private final Map<Setting, String> values;

  private RunSettings(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * Reads and checks the settings. Blank values count as not set, except for the base URL: somebody
   * who means a target must not get a verdict on the mock server.
   *
   * @throws UsageException if something is missing or wrong
   */
  public static RunSettings of(Map<Setting, String> values) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    if (values.getOrDefault(Setting.BASE_URL, "set or not given").isBlank()) {
      throw new UsageException(
          Setting.BASE_URL.flag()
              + " is empty; set it to the target's URL, or leave it out to check the built-in"
              + " mock server");
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

  private void refuseColon(Setting key) {
    if (text(key).filter(value -> value.contains(":")).isPresent()) {
      throw new UsageException(
          key.flag() + " has a colon, which a user name of Basic authentication cannot have");
    }
  }

  /** The server would be blamed for paying with the right key. */
  private void refuseOwnKeyAsOther() {
    if (text(Setting.OTHER_API_KEY).isPresent()
        && text(Setting.OTHER_API_KEY).equals(text(Setting.API_KEY))) {
      throw new UsageException(
          Setting.OTHER_API_KEY.flag()
              + " is the same key as "
              + Setting.API_KEY.flag()
              + "; give that of another account, or leave it out");
    }
  }

  private void check() {
    if (baseUrl().isPresent()) {
      require(Setting.API_KEY);
      require(Setting.WALLET_KEY);
      refusePlainHttp(baseUrl().get());
    } else {
      OF_A_TARGET.forEach(this::refuseWithoutTarget);
    }
    headers(); // Refuses what is none, as the next one does.
    proxy();
    KEYS.forEach(this::refuseBlanks);
    refuseColon(Setting.API_KEY);
    refuseColon(Setting.OTHER_API_KEY);
    refuseOwnKeyAsOther();
    if (text(Setting.KEY_STORE_PASSWORD_FILE).isPresent() && text(Setting.KEY_STORE).isEmpty()) {
      throw new UsageException(
          Setting.KEY_STORE_PASSWORD_FILE.flag()
              + " needs a key store; add "
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
    List.of(Setting.REPORT_DIR, Setting.CA_FILE, Setting.KEY_STORE, Setting.KEY_STORE_PASSWORD_FILE)
        .forEach(this::path);
    checkDuration(Setting.TIMEOUT, Duration.ofMillis(1), LONGEST_TIMEOUT);
    checkDuration(Setting.PAUSE, Duration.ZERO, LONGEST_PAUSE);
    match(Setting.EXPLORE, COUNT, "a number of requests, 1 to 1000000");
    match(Setting.EXPLORE_SEED, SEED, "a whole number of up to 18 digits");
    if (text(Setting.EXPLORE_SEED).isPresent() && text(Setting.EXPLORE).isEmpty()) {
      throw new UsageException(
          Setting.EXPLORE_SEED.flag() + " needs generated requests; add " + Setting.EXPLORE.flag());
    }
    match(Setting.FORMAT, FORMAT, "text or json");
    if (text(Setting.FORMAT).isPresent() && !isSet(Setting.LIST)) {
      throw new UsageException(
          Setting.FORMAT.flag() + " needs the list of rules; add " + Setting.LIST.flag());
    }
  }

  private void checkDuration(Setting setting, Duration least, Duration most) {
    text(setting)
        .filter(
            value ->
                duration(value)
                    .filter(time -> time.compareTo(least) >= 0 && time.compareTo(most) <= 0)
                    .isEmpty())
        .ifPresent(
            value -> {
              throw new UsageException(
                  setting.flag()
                      + " is \""
                      + value
                      + "\"; it must be a time such as 5, 2.5s or 500ms, from "
                      + least.toMillis()
                      + "ms to "
                      + most.toSeconds()
                      + "s");
            });
  }

  private void refusePlainHttp(URI url) {
    Optional<String> far =
        Stream.concat(Stream.of(url.getHost()), proxy().map(ProxyServer::host).stream())
            .filter(host -> !LOOPBACK.matcher(host).matches())
            .findFirst();
    if ("http".equals(url.getScheme()) && far.isPresent() && !isSet(Setting.ALLOW_PLAIN_HTTP)) {
      throw new UsageException(
          Setting.BASE_URL.flag()
              + " is plain HTTP to "
              + far.get()
              + ", where anyone on the network can read the keys; use https, or allow it with "
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
              + " needs a target; add "
              + Setting.BASE_URL.flag()
              + ", or leave it out to check the built-in mock server");
    }
  }

  private void refuseBlanks(Setting setting) {
    if (text(setting).filter(key -> BLANK.matcher(key).find()).isPresent()) {
      throw new UsageException(
          setting.flag() + " contains a space or a control character; a key has none");
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

  /** The target's base URL, without a trailing slash; empty for the built-in mock server. */
  public Optional<URI> baseUrl() {
    return text(Setting.BASE_URL).filter(url -> !url.equals(MOCK)).map(RunSettings::url);
  }

  private static URI url(String text) {
    try {
      URI url = new URI(text.replaceAll("/+$", ""));
      boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
      if (http
          && url.getHost() != null
          && !url.getRawAuthority().endsWith(":")
          && url.getPort() != 0
          && url.getPort() <= HIGHEST_PORT
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
            + " is not the URL of a server; use http:// or https://, a host, and a port from 1 to "
            + HIGHEST_PORT
            + " if the server has its own, without user, query and fragment");
  }

  /** The spending cap, if one was set, in satoshis. */
  public Optional<BigInteger> maxSats() {
    return text(Setting.MAX_SATS).map(BigInteger::new);
  }

  /** The headers of every request, in addition to those of the kit. */
  public List<ExtraHeader> headers() {
    return text(Setting.HEADER).map(ExtraHeader::of).orElse(List.of());
  }

  /** What every request goes through, if anything. */
  public Optional<ProxyServer> proxy() {
    return text(Setting.PROXY).map(ProxyServer::of);
  }

  /** How long one exchange may take. */
  public Duration timeout() {
    return text(Setting.TIMEOUT).flatMap(RunSettings::duration).orElse(DEFAULT_TIMEOUT);
  }

  /** The least time between the starts of two requests. */
  public Duration pause() {
    return text(Setting.PAUSE).flatMap(RunSettings::duration).orElse(Duration.ZERO);
  }

  /** A number of seconds, or one with its unit; empty if it is neither. */
  private static Optional<Duration> duration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String millis = matcher.group(1);
    return Optional.of(
        Duration.ofMillis(
            millis != null
                ? Long.parseLong(millis)
                : new BigDecimal(matcher.group(2)).movePointRight(3).longValue()));
  }

  /** How many generated requests to send, if any. */
  public Optional<Integer> explore() {
    return text(Setting.EXPLORE).map(Integer::valueOf);
  }

  /** The seed of the generated requests; a new one for each run, unless it was set. */
  public long exploreSeed() {
    return text(Setting.EXPLORE_SEED)
        .map(Long::valueOf)
        .orElseGet(() -> new Random().nextLong(NO_SEED_BELOW));
  }

  /** Where the reports go, if anywhere. */
  public Optional<Path> reportDirectory() {
    return path(Setting.REPORT_DIR);
  }

  /**
   * A file or a directory, if it was set.
   *
   * @throws UsageException if this process cannot create a file with such a name
   */
  public Optional<Path> path(Setting setting) {
    return text(setting).map(text -> FileNames.path(setting, text));
  }

  @Override
  public String toString() {
    return "RunSettings" + values.keySet();
  }
}
