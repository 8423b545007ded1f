package io.fastnpc.http.browsers;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lets only those forms through to Faces that a page of ours could have sent: it fails at others,
 * with a stack trace in the log, and anybody may send them.
 *
 * <p>No page here keeps a state, takes files or names another kit of renderers. The nonce of
 * scripts, which PrimeFaces wants back from each form, is sent only by pages that load its scripts;
 * where it is missing or malformed, the form gets one.
 */
public class Postbacks extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String STATE = "jakarta.faces.ViewState";
  private static final String STATELESS = "stateless";
  private static final String NONCE = "primefaces.nonce";
  private static final String KIT = "jakarta.faces.RenderKitId";
  private static final String FORM = "application/x-www-form-urlencoded";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!request.getMethod().equals("POST")) {
      // Faces takes any request with a state for a form, also one that changes something.
      if (request.getParameter(STATE) != null || request.getParameter(KIT) != null) {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      } else {
        chain.doFilter(request, response);
      }
    } else if (!isForm(request.getContentType())
        || !STATELESS.equals(request.getParameter(STATE))
        || request.getParameter(KIT) != null) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
    } else {
      chain.doFilter(
          isNonce(request.getParameter(NONCE)) ? request : new WithNonce(request), response);
    }
  }

  private static boolean isForm(@Nullable String type) {
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
  }

  /** Whether PrimeFaces takes it: a UUID in base64. */
  static boolean isNonce(@Nullable String text) {
    try {
      return text != null
          && !UUID.fromString(
                  new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII))
              .toString()
              .isEmpty();
    } catch (IllegalArgumentException malformed) {
      // Not logged: anybody can send anything.
      return false;
    }
  }

  /** A form with a nonce of its own. */
  private static final class WithNonce extends HttpServletRequestWrapper {
    private final String nonce =
        Base64.getEncoder()
            .encodeToString(UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII));

    WithNonce(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getParameter(String name) {
      return name.equals(NONCE) ? nonce : super.getParameter(name);
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
      return name.equals(NONCE) ? new String[] {nonce} : super.getParameterValues(name);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
      Map<String, String[]> all = new HashMap<>(super.getParameterMap());
      all.put(NONCE, new String[] {nonce});
      return all;
    }
  }
}
