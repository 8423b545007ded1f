package io.fastnpc.overload;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.config.HttpSettings;
import io.fastnpc.http.Access;
import io.fastnpc.http.Area;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * Lets a request with a body in once the body is there, so that no thread waits for what a client
 * sends slowly or not at all.
 *
 * <p>What has come together with the head goes on at once, on its thread. For the rest the request
 * gives its thread back; a body that is not complete in time is answered 408, and one for which
 * there is no memory 503. When it is complete the request goes on, as one of a bounded number.
 */
public class WholeBodies extends HttpFilter {
  private static final long serialVersionUID = 1;

  /** The methods of requests that somebody reads a body of. */
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");

  /**
   * Requests at once whose bodies came late, for each processor; most of them wait for a server.
   */
  private static final int TURNS_PER_PROCESSOR = 4;

  /** Leaves turns to others when all who log in have one. */
  private static final int MIN_TURNS = 8;

  @Inject private transient HttpSettings settings;

  @Inject private transient Refusals refusals;

  @Inject private transient ObjectMapper mapper;

  @Resource private transient ManagedScheduledExecutorService clock;

  @SuppressWarnings("NullAway.Init") // a filter is initialized before it is used
  private transient LateBodies late;

  @Override
  public void init() {
    Runtime machine = Runtime.getRuntime();
    late =
        new LateBodies(
            settings,
            BodyMemory.of(machine.maxMemory(), settings.maxBodyBytes()),
            new Turns(Math.max(MIN_TURNS, machine.availableProcessors() * TURNS_PER_PROCESSOR)),
            refusals,
            mapper,
            clock);
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!WITH_BODY.contains(request.getMethod()) || isWithoutBody(request)) {
      chain.doFilter(request, response);
      return;
    }
    boolean stranger = request.getUserPrincipal() == null;
    if (stranger && Area.accessTo(request.getServletPath()) != Access.EVERYBODY) {
      // It is refused without a look at its body.
      chain.doFilter(request, response);
      return;
    }
    long announced = request.getContentLengthLong();
    if (announced > settings.maxBodyBytes() || !request.isAsyncSupported()) {
      chain.doFilter(request, response);
      return;
    }
    BodyInHand body = new BodyInHand();
    RequestInHand inHand = new RequestInHand(request, body);
    if (announced >= 0 && request.getInputStream().available() >= announced) {
      request.getInputStream().transferTo(body);
      chain.doFilter(inHand, response);
      return;
    }
    late.await(request, inHand, response, body, stranger);
  }

  private static boolean isWithoutBody(HttpServletRequest request) {
    return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
  }
}
