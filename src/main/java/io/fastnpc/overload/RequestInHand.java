package io.fastnpc.overload;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request whose body has been read from the connection; what is behind reads it from here.
 *
 * <p>A form's fields too, since the container looks for them on the connection only. And the
 * address that the client sent, whatever the one is under which the request goes on.
 */
final class RequestInHand extends HttpServletRequestWrapper {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final BodyInHand body;
  private final String uri;
  private final String url;
  private final String servletPath;
  private final @Nullable String pathInfo;
  private final @Nullable String query;
  private @Nullable ServletInputStream stream;
  private @Nullable Map<String, String[]> parameters;

  /** Wraps {@code request}, of which nothing is asked before {@code body} is complete. */
  RequestInHand(HttpServletRequest request, BodyInHand body) {
    super(request);
    this.body = body;
    uri = request.getRequestURI();
    url = request.getRequestURL().toString();
    servletPath = request.getServletPath();
    pathInfo = request.getPathInfo();
    query = request.getQueryString();
  }

  @Override
  public String getRequestURI() {
    return uri;
  }

  @Override
  public StringBuffer getRequestURL() {
    return new StringBuffer(url);
  }

  @Override
  public String getServletPath() {
    return servletPath;
  }

  @Override
  public @Nullable String getPathInfo() {
    return pathInfo;
  }

  @Override
  public @Nullable String getQueryString() {
    return query;
  }

  @Override
  public ServletInputStream getInputStream() {
    if (stream == null) {
      stream = body.stream();
    }
    return stream;
  }

  @Override
  public BufferedReader getReader() {
    return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
  }

  @Override
  public @Nullable String getParameter(String name) {
    String[] values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    return getParameterMap().get(name);
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  @Override
  public Map<String, String[]> getParameterMap() {
    if (parameters == null) {
      parameters = isForm() ? withFields(super.getParameterMap()) : super.getParameterMap();
    }
    return parameters;
  }

  private boolean isForm() {
    String type = getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private Map<String, String[]> withFields(Map<String, String[]> ofQuery) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    ofQuery.forEach((name, values) -> all.put(name, new ArrayList<>(List.of(values))));
    for (String field : body.toString(StandardCharsets.UTF_8).split("&", -1)) {
      if (!field.isEmpty()) {
        int equals = field.indexOf('=');
        String name = equals < 0 ? field : field.substring(0, equals);
        String value = equals < 0 ? "" : field.substring(equals + 1);
        all.computeIfAbsent(decoded(name), any -> new ArrayList<>()).add(decoded(value));
      }
    }
    Map<String, String[]> map = new LinkedHashMap<>();
    all.forEach((name, values) -> map.put(name, values.toArray(String[]::new)));
    return Collections.unmodifiableMap(map);
  }

  /** Takes what is no escape as it is, since the field is not for this application then. */
  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noEscape) {
      return text;
    }
  }
}
