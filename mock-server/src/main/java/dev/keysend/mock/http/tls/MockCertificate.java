package dev.keysend.mock.http.tls;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Creates a self-signed certificate for {@code localhost} and both loopback addresses. Java can
 * read certificates but not create them, and the libraries that can are larger than the mock. This
 * class needs only a page of DER (X.690) and the fields of RFC 5280.
 */
final class MockCertificate {
  private static final int SEQUENCE = 0x30;
  private static final int SET = 0x31;
  private static final int INTEGER = 0x02;
  private static final int BIT_STRING = 0x03;
  private static final int OCTET_STRING = 0x04;
  private static final int OBJECT_ID = 0x06;
  private static final int UTF8_STRING = 0x0c;
  private static final int GENERALIZED_TIME = 0x18;
  private static final int DNS_NAME = 0x82;
  private static final int IP_ADDRESS = 0x87;
  private static final int VERSION = 0xa0;
  private static final int EXTENSIONS = 0xa3;

  private static final byte[] TRUE = {0x01, 0x01, (byte) 0xff};
  private static final byte[] VERSION_3 = {INTEGER, 1, 2};
  private static final byte[] ECDSA_WITH_SHA256 = {
    0x2a, (byte) 0x86, 0x48, (byte) 0xce, 0x3d, 4, 3, 2
  };
  private static final byte[] COMMON_NAME = {0x55, 4, 3};
  private static final byte[] ALTERNATIVE_NAMES = {0x55, 0x1d, 0x11};
  private static final byte[] BASIC_CONSTRAINTS = {0x55, 0x1d, 0x13};

  private static final int SERIAL_BITS = 120;
  private static final int DAYS = 365;

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  private MockCertificate() {}

  /** A key store with a new key and its certificate, under the password. */
  static KeyStore keyStore(char[] password) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("mock", pair.getPrivate(), password, new Certificate[] {certificate(pair)});
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("Every Java platform makes keys of this kind", e);
    }
  }

  private static Certificate certificate(KeyPair pair)
      throws GeneralSecurityException, IOException {
    byte[] algorithm = der(SEQUENCE, der(OBJECT_ID, ECDSA_WITH_SHA256));
    byte[] name =
        der(
            SEQUENCE,
            der(
                SET,
                der(
                    SEQUENCE,
                    der(OBJECT_ID, COMMON_NAME),
                    der(UTF8_STRING, text("Keysend mock server")))));
    // Clocks differ, and one day does no harm here.
    Instant from = Instant.now().minus(1, ChronoUnit.DAYS);
    byte[] signed =
        der(
            SEQUENCE,
            der(VERSION, VERSION_3),
            der(INTEGER, new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(1).toByteArray()),
            algorithm,
            name,
            der(SEQUENCE, time(from), time(from.plus(DAYS, ChronoUnit.DAYS))),
            name,
            pair.getPublic().getEncoded(),
            der(EXTENSIONS, der(SEQUENCE, constraints(), names())));
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(pair.getPrivate());
    signature.update(signed);
    byte[] whole = der(SEQUENCE, signed, algorithm, der(BIT_STRING, new byte[1], signature.sign()));
    return CertificateFactory.getInstance("X.509")
        .generateCertificate(new ByteArrayInputStream(whole));
  }

  /** Its own authority, so that clients that trust it as an authority accept it. */
  private static byte[] constraints() throws IOException {
    return der(
        SEQUENCE, der(OBJECT_ID, BASIC_CONSTRAINTS), TRUE, der(OCTET_STRING, der(SEQUENCE, TRUE)));
  }

  private static byte[] names() throws IOException {
    ByteArrayOutputStream names = new ByteArrayOutputStream();
    names.write(der(DNS_NAME, text("localhost")));
    for (String address : List.of("127.0.0.1", "::1")) {
      names.write(der(IP_ADDRESS, InetAddress.getAllByName(address)[0].getAddress()));
    }
    return der(
        SEQUENCE,
        der(OBJECT_ID, ALTERNATIVE_NAMES),
        der(OCTET_STRING, der(SEQUENCE, names.toByteArray())));
  }

  private static byte[] time(Instant time) throws IOException {
    return der(GENERALIZED_TIME, text(TIME.format(time)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** A value of DER: its tag, its length, and what it holds. */
  private static byte[] der(int tag, byte[]... parts) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.write(part);
    }
    ByteArrayOutputStream value = new ByteArrayOutputStream();
    value.write(tag);
    int length = content.size();
    if (length > 0xff) {
      value.write(0x82);
      value.write(length >> 8);
    } else if (length > 0x7f) {
      value.write(0x81);
    }
    value.write(length);
    content.writeTo(value);
    return value.toByteArray();
  }
}
