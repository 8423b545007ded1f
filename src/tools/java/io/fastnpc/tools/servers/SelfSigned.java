package io.fastnpc.tools.servers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/**
 * A certificate for {@link Server#HOST} that vouches for itself, as a private authority would.
 *
 * @param certificate in PEM
 * @param key its private key in PEM, readable by its owner only
 */
public record SelfSigned(Path certificate, Path key) {
  private static final String ALIAS = "server";

  /**
   * Makes one in {@code folder}, with the JDK's own keytool.
   *
   * @throws ServerFailure if that does not work
   */
  public static SelfSigned in(Path folder) {
    Path store = Folders.emptied(folder.toAbsolutePath()).resolve("store.p12");
    String password = UUID.randomUUID().toString();
    SelfSigned made =
        new SelfSigned(store.resolveSibling("cert.pem"), store.resolveSibling("key.pem"));
    try {
      generate(store, password);
      KeyStore entries = KeyStore.getInstance("PKCS12");
      try (InputStream bytes = Files.newInputStream(store)) {
        entries.load(bytes, password.toCharArray());
      }
      write(made.certificate, "CERTIFICATE", entries.getCertificate(ALIAS).getEncoded());
      write(made.key, "PRIVATE KEY", entries.getKey(ALIAS, password.toCharArray()).getEncoded());
      Modes.ownerReadsOnly(made.key);
      return made;
    } catch (IOException | GeneralSecurityException failure) {
      throw new ServerFailure("cannot make a certificate in " + folder, failure);
    }
  }

  private static void generate(Path store, String password) throws IOException {
    List<String> line =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            ALIAS,
            "-keyalg",
            "EC",
            "-dname",
            "CN=fastnpc",
            "-ext",
            "SAN=ip:" + Server.HOST + ",dns:fastnpc.example",
            "-validity",
            "2",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            password);
    Process tool = new ProcessBuilder(line).redirectErrorStream(true).start();
    String said = new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (tool.waitFor() != 0) {
        throw new IOException("keytool: " + said);
      }
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", stop);
    }
  }

  private static void write(Path file, String what, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    Files.writeString(
        file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
  }
}
