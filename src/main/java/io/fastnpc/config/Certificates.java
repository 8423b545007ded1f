package io.fastnpc.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Files in PEM with the certificates of authorities that a server's own is checked against. */
public final class Certificates {
  private Certificates() {}

  /**
   * @throws InvalidSetting if {@code file}, the value of {@code variable}, holds none
   */
  static void check(String variable, Path file) {
    try {
      read(file);
    } catch (IOException | CertificateException unreadable) {
      throw new InvalidSetting(
          variable, "must be a file with certificates in PEM; " + file + ": " + unreadable);
    }
  }

  /** Sockets to servers whose certificate one of those in {@code file} vouches for. */
  public static SSLSocketFactory trusting(Path file) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : read(file)) {
        store.setCertificateEntry("authority-" + number++, certificate);
      }
      TrustManagerFactory trust =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context.getSocketFactory();
    } catch (GeneralSecurityException | IOException changed) {
      throw new IllegalStateException(file + " was readable at the start", changed);
    }
  }

  private static Collection<? extends Certificate> read(Path file)
      throws IOException, CertificateException {
    try (InputStream text = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(text);
      if (found.isEmpty()) {
        throw new CertificateException("there is none in it");
      }
      return found;
    }
  }
}
