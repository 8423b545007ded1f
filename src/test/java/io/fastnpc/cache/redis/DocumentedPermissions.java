package io.fastnpc.cache.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.tools.servers.BuiltFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The permissions that the operators' guide has them give, so that tests have no others. */
public final class DocumentedPermissions {
  private static final Path GUIDE = BuiltFile.HOME.path().resolve("docs/operating.md");

  private DocumentedPermissions() {}

  /** Rules for {@code ACL SETUSER} of a worker with that password and that prefix of its keys. */
  public static String[] ofWorker(String password, String prefix) {
    return rules("fastnpc", "'~fastnpc:\\*' ", password, "~" + prefix + "* ");
  }

  /** The same for a worker towards a Sentinel. */
  static String[] atSentinel(String password) {
    return rules("worker", "", password, "");
  }

  private static String[] rules(String user, String keys, String password, String ownKeys) {
    Matcher line =
        Pattern.compile("ACL SETUSER " + user + " on '>[^']*' " + keys + "([^\\n`]*)")
            .matcher(text());
    assertThat(line.find()).as("the permissions of " + user).isTrue();
    return ("reset on >" + password + " " + ownKeys + line.group(1).replace("'", "").strip())
        .split(" ");
  }

  private static String text() {
    try {
      return Files.readString(GUIDE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
