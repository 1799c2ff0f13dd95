package dev.keysend.conformance.wire.tls;

import dev.keysend.conformance.setting.RunSettings;
import dev.keysend.conformance.setting.Setting;
import dev.keysend.conformance.setting.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The TLS settings of a run: whom it trusts and which certificate it presents. You cannot trust
 * everyone, because an unverified certificate protects no key.
 */
public final class Tls {
  private final TrustManager @Nullable [] trusted;
  private final KeyManager[] identity;
  private final NoCertificate none;
  private @Nullable SSLContext context;

  private Tls(Optional<TrustManager[]> trusted, Optional<KeyManager[]> identity) {
    this.trusted = trusted.orElse(null);
    this.none = new NoCertificate(); // Not called if another certificate is presented.
    this.identity = identity.orElseGet(() -> new KeyManager[] {none});
  }

  /**
   * Reads the settings: only the authorities in {@link Setting#CA_FILE}, or else those of the Java
   * runtime, and the certificate in {@link Setting#KEY_STORE} if there is one.
   *
   * @throws UsageException if a file cannot be used
   */
  public static Tls of(RunSettings settings) {
    return new Tls(
        settings.path(Setting.CA_FILE).map(Tls::trusted),
        settings.path(Setting.KEY_STORE).map(file -> identity(file, settings)));
  }

  /** The defaults. */
  public static Tls ofTheRuntime() {
    return new Tls(Optional.empty(), Optional.empty());
  }

  /** Whether a target has asked for a certificate and got none. */
  public boolean lacksCertificate() {
    return none.wasAskedFor();
  }

  /**
   * Makes the sockets. The first call reads the certificates of the Java runtime, which takes a
   * good part of the time that the kit needs to start, and plain HTTP needs none of them.
   */
  public synchronized SSLSocketFactory sockets() {
    if (context == null) {
      try {
        context = SSLContext.getInstance("TLS");
        context.init(identity, trusted, null);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("This Java runtime has no TLS", e);
      }
    }
    return context.getSocketFactory();
  }

  private static TrustManager[] trusted(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw new UsageException(problem(Setting.CA_FILE, file, "holds no certificate"));
      }
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority-" + store.size(), certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .map(Tls::alsoOfTheDay)
          .toArray(TrustManager[]::new);
    } catch (IOException e) {
      throw new UsageException(problem(Setting.CA_FILE, file, "cannot be read"));
    } catch (GeneralSecurityException e) {
      throw new UsageException(
          problem(Setting.CA_FILE, file, "is not a file of certificates in PEM"));
    }
  }

  /** Java does not check whether a certificate that is itself a trusted authority has expired. */
  private static TrustManager alsoOfTheDay(TrustManager manager) {
    return manager instanceof X509ExtendedTrustManager trusted
        ? new UnexpiredTrustManager(trusted)
        : manager;
  }

  private static KeyManager[] identity(Path file, RunSettings settings) {
    char[] password = password(settings);
    try {
      KeyStore store = KeyStore.getInstance(file.toFile(), password);
      KeyManagerFactory factory =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(store, password);
      return factory.getKeyManagers();
    } catch (IOException | IllegalArgumentException e) {
      throw new UsageException(
          problem(
              Setting.KEY_STORE,
              file,
              Files.isReadable(file)
                  ? "cannot be opened; its password or its format is wrong, which must be PKCS #12"
                      + " or JKS"
                  : "cannot be read"));
    } catch (GeneralSecurityException e) {
      throw new UsageException(
          problem(Setting.KEY_STORE, file, "holds a key that its password does not open"));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private static char[] password(RunSettings settings) {
    Optional<Path> file = settings.path(Setting.KEY_STORE_PASSWORD_FILE);
    if (file.isEmpty()) {
      return settings
          .text(Setting.KEY_STORE_PASSWORD)
          .orElseThrow(
              () ->
                  new UsageException(
                      Setting.KEY_STORE.flag()
                          + " needs its password: in the environment variable "
                          + Setting.KEY_STORE_PASSWORD.environmentVariable()
                          + ", or in a file with "
                          + Setting.KEY_STORE_PASSWORD_FILE.flag()))
          .toCharArray();
    }
    try {
      return Files.readString(file.get()).strip().toCharArray();
    } catch (IOException e) {
      throw new UsageException(
          problem(Setting.KEY_STORE_PASSWORD_FILE, file.get(), "cannot be read"));
    }
  }

  private static String problem(Setting setting, Path file, String problem) {
    return setting.flag() + ": " + file + " " + problem;
  }
}
