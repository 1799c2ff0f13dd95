package dev.keysend.sdk.internal.secret;

import dev.keysend.sdk.internal.text.ForeignText;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.Map;
import java.util.regex.Pattern;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The two keys. They are added to the request when it is written, and shown nowhere. */
public final class Secrets {
  /** Replaces the wallet key in the path for everyone except the server. */
  public static final String HIDDEN_WALLET_KEY = "hidden-wallet-key";

  private static final String MASK = "***";

  /** How LNPay's keys begin. */
  private static final Pattern API_KEY = Pattern.compile("[ps]ak_\\w*");

  private static final Pattern WALLET_KEY = Pattern.compile("wak(a|i|r|lw|ewa)_\\w*");

  private final String apiKey;
  private final String walletKey;
  private final String authorization;
  private final String[] own;
  private final @Nullable Secrets others;
  private final SecretPieces pieces;
  private volatile @Nullable Pattern forms;
  private volatile Map.@Nullable Entry<HttpUrl, HttpUrl> unhidden;

  /** Takes both keys unchecked; see {@link #problemOfApiKey} and {@link #problemOfWalletKey}. */
  public Secrets(String apiKey, String walletKey) {
    this(apiKey, walletKey, null, walletKey, apiKey);
  }

  private Secrets(String apiKey, String walletKey, @Nullable Secrets others, String... own) {
    this.apiKey = apiKey;
    this.walletKey = walletKey;
    this.others = others;
    this.own = own;
    this.pieces = new SecretPieces(own);
    this.authorization = Credentials.basic(apiKey, "", StandardCharsets.UTF_8);
  }

  /** The same API key with another wallet. The first wallet's key stays a secret. */
  public Secrets withWalletKey(String otherWalletKey) {
    return new Secrets(apiKey, otherWalletKey, this, otherWalletKey);
  }

  /** What is wrong with an API key, without showing it; empty if nothing is. */
  public static String problemOfApiKey(String apiKey) {
    if (apiKey.trim().isEmpty()) {
      return "it is empty";
    }
    if (apiKey.indexOf(':') >= 0) {
      return "it has a colon, which Basic authentication cannot transmit";
    }
    boolean other = WALLET_KEY.matcher(apiKey).matches();
    return other
        ? "it is the access key of a wallet; set that with walletKey(…)"
        : problemOfCharacters(apiKey);
  }

  /** What is wrong with a wallet key, without showing it; empty if nothing is. */
  public static String problemOfWalletKey(String walletKey) {
    if (walletKey.trim().isEmpty()) {
      return "it is empty";
    }
    // As a path segment, either would name another path, and HTTP clients resolve them.
    if (walletKey.equals(".") || walletKey.equals("..")) {
      return "a path segment cannot be " + walletKey;
    }
    return API_KEY.matcher(walletKey).matches()
        ? "it is an API key; set that with apiKey(…)"
        : problemOfCharacters(walletKey);
  }

  private static String problemOfCharacters(String key) {
    if (Character.isWhitespace(key.charAt(key.length() - 1))) {
      return "it ends with white space, as secrets from files often do; trim it";
    }
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (Character.isWhitespace(c) || Character.isISOControl(c)) {
        return "it has white space or a control character in it";
      }
    }
    return ForeignText.hasHidden(key)
        ? "it has an invisible character in it, such as a byte order mark; copy it again"
        : "";
  }

  /** The header {@code Authorization}. */
  public String authorization() {
    return authorization;
  }

  /**
   * The address with the wallet key in its place: one encoded path segment, so that no key can
   * change the path.
   */
  public HttpUrl unhide(HttpUrl shown) {
    Map.Entry<HttpUrl, HttpUrl> last = unhidden;
    if (last != null && last.getKey().equals(shown)) {
      return last.getValue();
    }
    int segment = shown.pathSegments().lastIndexOf(HIDDEN_WALLET_KEY);
    HttpUrl real = shown.newBuilder().setPathSegment(segment, walletKey).build();
    // Nearly all payments go to one address, so it is computed once.
    unhidden = new SimpleImmutableEntry<>(shown, real);
    return real;
  }

  /** A text from outside, without the keys in any form. */
  public String mask(String text) {
    String masked = pieces.mayBeIn(text) ? maskOwn(text) : text;
    return others == null ? masked : others.mask(masked);
  }

  private String maskOwn(String text) {
    Pattern known = forms;
    if (known == null) {
      known = SecretForms.of(own);
      forms = known;
    }
    return known.matcher(text).replaceAll(MASK);
  }

  /** A failure that prints nothing of the keys. */
  public Throwable mask(Throwable failure) {
    return MaskedCause.of(failure, this::mask);
  }

  @Override
  public String toString() {
    return "Secrets{" + MASK + "}";
  }
}
