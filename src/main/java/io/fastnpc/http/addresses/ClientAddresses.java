package io.fastnpc.http.addresses;

import io.fastnpc.config.Addresses;
import io.fastnpc.config.ProxySettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells from where requests come.
 *
 * <p>Each proxy appends to {@code X-Forwarded-For} from whom it has a request, and anybody can send
 * that header. So it is read from its end, as far as those who wrote it are trusted proxies.
 */
@ApplicationScoped
public class ClientAddresses {
  private static final String HEADER = "X-Forwarded-For";

  /** Some proxies append the port of the connection. */
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]*)](?::[0-9]{1,5})?|([0-9.]+):[0-9]{1,5}");

  /** For a connection that is gone, of which the container knows no address any more. */
  private static final InetAddress UNKNOWN = Addresses.parse("0.0.0.0").orElseThrow();

  private final ProxySettings proxies;

  @Inject
  ClientAddresses(ProxySettings proxies) {
    this.proxies = proxies;
  }

  /** For the proxy of the container. */
  ClientAddresses() {
    this(new ProxySettings(List.of()));
  }

  /**
   * The address of the client of {@code request}: of the peer, or, where that is a trusted proxy,
   * the last one in the header that is not. What is no address ends the search, since nobody knows
   * who wrote what is before it: then it is the address of the proxy that passed it on. {@code
   * 0.0.0.0} where the connection is gone.
   */
  public ClientAddress of(HttpServletRequest request) {
    return new ClientAddress(
        client(request.getRemoteAddr(), Collections.list(request.getHeaders(HEADER))));
  }

  /** The same of a peer's address, null when it is gone, and the lines of the header. */
  InetAddress client(@Nullable String peer, List<String> lines) {
    InetAddress known = Optional.ofNullable(peer).flatMap(Addresses::parse).orElse(UNKNOWN);
    Deque<String> entries = new ArrayDeque<>();
    for (String line : lines) {
      for (String entry : line.split(",", -1)) {
        if (!entry.isBlank()) {
          entries.addLast(entry.strip());
        }
      }
    }
    while (proxies.trusts(known) && !entries.isEmpty()) {
      Optional<InetAddress> before = Addresses.parse(withoutPort(entries.removeLast()));
      if (before.isEmpty()) {
        return known;
      }
      known = before.get();
    }
    return known;
  }

  private static String withoutPort(String entry) {
    Matcher matcher = WITH_PORT.matcher(entry);
    if (!matcher.matches()) {
      return entry;
    }
    return matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
  }
}
