package dev.keysend.mock.http.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.util.ssl.SslContextFactory;

/** The mock's HTTPS settings: the port, the key and the certificate. */
public final class Https {
  private static final String MADE = "made on the spot";

  private final int port;
  private final KeyStore keyStore;
  private final char[] password;

  private Https(int port, KeyStore keyStore, char[] password) {
    this.port = port;
    this.keyStore = keyStore;
    this.password = password.clone();
  }

  /**
   * Reads a key store, or creates a key and a certificate for {@code localhost}.
   *
   * @param port the port, or 0 for one that the system picks
   * @param file a key store, PKCS12 or JKS; null to make one
   * @param password the password of the key store and of its key; null for a key store without
   * @throws IllegalArgumentException if the file is not a key store with a key, or the password is
   *     wrong; the message does not show the password
   */
  public static Https of(int port, @Nullable Path file, @Nullable String password) {
    if (file == null) {
      return new Https(port, MockCertificate.keyStore(MADE.toCharArray()), MADE.toCharArray());
    }
    char[] letters = password == null ? new char[0] : password.toCharArray();
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, letters);
      Https https = new Https(port, store, letters);
      https.certificate();
      return https;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "httpsKeyStore is "
              + file
              + ", which cannot be read as a key store with this password: "
              + e.getMessage(),
          e);
    }
  }

  /** The port, or 0 for one that the system picks. */
  public int port() {
    return port;
  }

  /** What Jetty needs to speak it. */
  public SslContextFactory.Server context() {
    SslContextFactory.Server context = new SslContextFactory.Server();
    context.setKeyStore(keyStore);
    context.setKeyStorePassword(new String(password));
    return context;
  }

  /** The certificate as PEM, for clients to trust. */
  public String certificate() throws GeneralSecurityException {
    for (String alias : Collections.list(keyStore.aliases())) {
      if (keyStore.isKeyEntry(alias)) {
        Certificate certificate = keyStore.getCertificate(alias);
        byte[] line = "\n".getBytes(StandardCharsets.US_ASCII);
        return "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder(64, line).encodeToString(certificate.getEncoded())
            + "\n-----END CERTIFICATE-----\n";
      }
    }
    throw new GeneralSecurityException("there is no key in it");
  }

  @Override
  public String toString() {
    return "Https at port " + port;
  }
}
