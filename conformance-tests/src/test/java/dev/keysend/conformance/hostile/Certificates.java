package dev.keysend.conformance.hostile;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/**
 * A private certificate authority and certificates that it has signed, created anew for each test
 * run.
 */
public final class Certificates {
  private final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).build();

  /** Writes the authority's certificate as PEM. */
  public Path authority(Path file) throws IOException {
    return Files.writeString(file, authority.certificatePem());
  }

  /** Writes a key store with a client's certificate and key. */
  public Path client(Path file, String type, String password)
      throws IOException, GeneralSecurityException {
    HeldCertificate client =
        new HeldCertificate.Builder().commonName("client").signedBy(authority).build();
    KeyStore store = KeyStore.getInstance(type);
    store.load(null, null);
    store.setKeyEntry(
        "client",
        client.keyPair().getPrivate(),
        password.toCharArray(),
        new Certificate[] {client.certificate()});
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
    return file;
  }

  /** A self-signed certificate for the host; it expired yesterday. */
  static HeldCertificate expired(String host) {
    long now = System.currentTimeMillis();
    return new HeldCertificate.Builder()
        .addSubjectAlternativeName(host)
        .validityInterval(now - TimeUnit.DAYS.toMillis(9), now - TimeUnit.DAYS.toMillis(1))
        .build();
  }

  /** A socket on the loopback interface that shows a certificate. */
  static ServerSocket listener(HeldCertificate server) throws IOException {
    return new HandshakeCertificates.Builder()
        .heldCertificate(server)
        .build()
        .sslContext()
        .getServerSocketFactory()
        .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /**
   * A socket on the loopback interface that shows a certificate of the authority.
   *
   * @param name the host that the certificate is for
   * @param mutual whether it asks clients for a certificate of the authority
   */
  ServerSocket listener(String name, boolean mutual) throws IOException {
    HeldCertificate server =
        new HeldCertificate.Builder().addSubjectAlternativeName(name).signedBy(authority).build();
    SSLServerSocket socket =
        (SSLServerSocket)
            new HandshakeCertificates.Builder()
                .heldCertificate(server)
                .addTrustedCertificate(authority.certificate())
                .build()
                .sslContext()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(mutual);
    return socket;
  }
}
