package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Folders with names that Payara bears: it makes XML and URLs of its own path, and does not start
 * below a name in Chinese or with a sign.
 */
final class PlainFolder {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._ -]*");

  private PlainFolder() {}

  /**
   * Returns {@code folder} where its name will do; else one among the temporary files, to which
   * {@code folder} then is a link, the same at each call as long as the link stands.
   *
   * @throws ServerFailure if there can be neither
   */
  static Path standingFor(Path folder) {
    if (PLAIN.matcher(folder.toString()).matches()) {
      return folder;
    }
    try {
      if (!Files.isSymbolicLink(folder) || !Files.isDirectory(folder)) {
        Files.createDirectories(folder.resolveSibling(""));
        Files.deleteIfExists(folder); // a link to what the system has cleaned away
        Files.createSymbolicLink(folder, Files.createTempDirectory("fastnpc-"));
      }
      return folder.toRealPath();
    } catch (IOException failure) {
      throw ServerFailure.unusable(folder, failure);
    }
  }
}
