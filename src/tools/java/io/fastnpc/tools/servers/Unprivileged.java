package io.fastnpc.tools.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How to run a program that refuses to run as root.
 *
 * @param prefix what stands before the program; empty where this process is not root
 */
record Unprivileged(List<String> prefix) {
  private static final int NOBODY = 65_534;

  /**
   * Finds a way that can run {@code program} and write into {@code data}, which may be given to
   * another user for that.
   *
   * @throws ServerFailure if root cannot become anybody else who may do so
   */
  static Unprivileged forProgram(Path program, Path data) {
    try {
      if (!System.getProperty("user.name").equals("root")) {
        return new Unprivileged(List.of());
      }
      for (int user : candidates(data)) {
        give(data, user);
        if (works(as(user), program, data)) {
          return new Unprivileged(as(user));
        }
      }
    } catch (IOException failure) {
      throw new ServerFailure("cannot prepare " + data + ": " + failure.getMessage(), failure);
    }
    throw new ServerFailure(
        "PostgreSQL refuses to run as root, and neither setpriv nor unshare (util-linux) could make"
            + " it another user with access to "
            + data
            + ": run as an ordinary user, or set POSTGRES_HOST to a server of yours");
  }

  /** Root itself in a namespace, then whoever owns a folder on the way, then nobody. */
  private static Set<Integer> candidates(Path data) throws IOException {
    Set<Integer> users = new LinkedHashSet<>(List.of(0));
    for (Path folder = data.toAbsolutePath(); folder != null; folder = folder.getParent()) {
      users.add((int) Files.getAttribute(folder, "unix:uid"));
    }
    users.add(NOBODY);
    return users;
  }

  private static List<String> as(int user) {
    if (user == 0) {
      // In a user namespace of its own the process is root of nothing.
      return List.of("unshare", "-U");
    }
    return List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups");
  }

  private static void give(Path data, int user) throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(data)) {
      all.forEach(files::add);
    }
    for (Path file : files) {
      Files.setAttribute(file, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
    }
  }

  private static boolean works(List<String> prefix, Path program, Path data) throws IOException {
    List<String> trial = new ArrayList<>(prefix);
    trial.addAll(List.of("sh", "-c", "test -x \"$0\" && test -w \"$1\" && test -x \"$1\""));
    trial.addAll(List.of(program.toString(), data.toString()));
    try {
      Process process =
          new ProcessBuilder(trial)
              .directory(data.toFile())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException noSuchProgram) {
      return false; // the next candidate may do without it; if none does, the caller says so
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
