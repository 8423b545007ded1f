package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One of the nginx files that are shipped, with the addresses and folders of one installation.
 *
 * @param file its name in {@code payara}
 * @param changes what is written instead of what the file has
 * @param tls the certificate; absent: without TLS
 * @param plainPort where clients without TLS are told
 */
public record NginxSite(
    String file, Map<String, String> changes, Optional<SelfSigned> tls, int plainPort) {
  private static final String FIRST_WORKER = "127.0.0.1:8080";
  private static final String SECOND_WORKER = "127.0.0.1:8081";
  private static final String EXISTING = "127.0.0.1:8000";
  private static final String FRONTEND = "/srv/fastnpc/web/fastnpc-web/dist";
  private static final String AVATARS = "/srv/fastnpc/Avatars/";

  /** Two workers, which may be the same one twice. */
  public static NginxSite ofWorkers(int firstPort, int secondPort) {
    return new NginxSite(
        "nginx.conf", workers(firstPort, secondPort), Optional.empty(), Ports.free());
  }

  /** Workers, the existing back end, and the folders of the frontend and of the avatars. */
  public static NginxSite besideExisting(
      int firstPort, int secondPort, int existingPort, Path frontend, Path avatars) {
    Map<String, String> changes = workers(firstPort, secondPort);
    changes.put(EXISTING, onLoopback(existingPort));
    changes.put(FRONTEND, frontend.toAbsolutePath().toString());
    changes.put(AVATARS, avatars.toAbsolutePath() + "/");
    return new NginxSite("nginx-beside-fastnpc.conf", changes, Optional.empty(), Ports.free());
  }

  /** The same with TLS. */
  public NginxSite withTls(SelfSigned certificate) {
    return new NginxSite(file, changes, Optional.of(certificate), plainPort);
  }

  private static Map<String, String> workers(int firstPort, int secondPort) {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put(FIRST_WORKER, onLoopback(firstPort));
    changes.put(SECOND_WORKER, onLoopback(secondPort));
    return changes;
  }

  private static String onLoopback(int port) {
    return Server.HOST + ":" + port;
  }

  /**
   * Writes the file as {@code site.conf} into {@code folder}, with what it includes, for {@code
   * port} of loopback.
   *
   * @throws ServerFailure if the shipped file has not what is to be changed
   */
  void writeInto(Path folder, int port) throws IOException {
    Path shipped = BuiltFile.HOME.path().resolve("payara");
    String common = "nginx-common.conf";
    Files.copy(shipped.resolve(common), folder.resolve(common));
    String text = Files.readString(shipped.resolve(file));
    if (tls.isPresent()) {
      text = changed(text, "listen 443 ssl;", "listen " + onLoopback(port) + " ssl;");
      text = changed(text, "/etc/ssl/fastnpc.pem", tls.get().certificate().toString());
      text = changed(text, "/etc/ssl/fastnpc.key", tls.get().key().toString());
    } else {
      text = text.replaceAll("(?m)^ *ssl_.*$", "");
      text = changed(text, "listen 443 ssl;", "listen " + onLoopback(port) + ";");
    }
    text = changed(text, "listen 80;", "listen " + onLoopback(plainPort) + ";");
    for (Map.Entry<String, String> change : changes.entrySet()) {
      text = changed(text, change.getKey(), change.getValue());
    }
    Files.writeString(folder.resolve("site.conf"), text);
  }

  private String changed(String text, String from, String to) {
    if (!text.contains(from)) {
      throw new ServerFailure(file + " has no " + from);
    }
    return text.replace(from, to);
  }
}
