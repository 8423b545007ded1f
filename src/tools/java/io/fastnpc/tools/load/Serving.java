package io.fastnpc.tools.load;

import io.fastnpc.tools.servers.Installation;
import io.fastnpc.tools.servers.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An installation for another load generator.
 *
 * @param installation the installation
 * @param cookies the cookies of its users
 * @param directory takes {@code cookies.txt}, a header a line, and {@code endpoints.txt}
 */
record Serving(Installation installation, List<String> cookies, Path directory) {

  /** Prints where everything is, and returns when {@code input} ends. */
  void untilInputEnds(InputStream input, PrintStream out) throws IOException {
    Files.write(
        directory.resolve("cookies.txt"), cookies.stream().map("Cookie: "::concat).toList());
    Files.writeString(directory.resolve("endpoints.txt"), Endpoint.file());
    tell(installation.postgres(), out);
    tell(installation.redis(), out);
    out.println("  " + installation.redis().software());
    installation.workers().forEach(worker -> tell(worker, out));
    out.printf("Files are in %s; the end of the input ends everything.%n", directory);
    out.println("Ready: " + installation.address(0));
    input.transferTo(OutputStream.nullOutputStream());
  }

  private static void tell(Server server, PrintStream out) {
    out.printf("%s %s:%d %d%n", server.name(), Server.HOST, server.port(), server.control().pid());
  }
}
