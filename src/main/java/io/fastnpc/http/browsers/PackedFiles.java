package io.fastnpc.http.browsers;

import io.fastnpc.gzip.Codings;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.GZIPOutputStream;

/**
 * Sends the style sheets and scripts of pages and of the API's description, compressed to browsers
 * that take it, and none that is of another version than the one asked for.
 *
 * <p>These files are the same for everybody, so that their length tells nothing; pages are never
 * compressed ({@code docs/security.md}). Each file is compressed once.
 */
public class PackedFiles extends HttpFilter {
  private static final long serialVersionUID = 1;
  private static final String GZIP = "gzip";

  @Inject private transient StyleFiles style;

  private final transient Map<String, byte[]> packed = new ConcurrentHashMap<>();

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (style.naming(request) == StyleFiles.Naming.ANOTHER) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<String> file = style.file(request).filter(name -> isRead(request));
    if (file.isPresent()) {
      send(file.get(), request, response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static boolean isRead(HttpServletRequest request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  private void send(String file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.addHeader("Vary", "Accept-Encoding");
    response.setHeader("ETag", style.tag());
    if (style.tag().equals(request.getHeader("If-None-Match"))) {
      response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
      return;
    }
    byte[] body;
    if (Codings.takesGzip(Collections.list(request.getHeaders("Accept-Encoding")))) {
      body = packed.computeIfAbsent(file, name -> pack(style.content(name)));
      response.setHeader("Content-Encoding", GZIP);
    } else {
      body = style.content(file);
    }
    response.setContentType(request.getServletContext().getMimeType(file));
    response.setContentLength(body.length);
    if (request.getMethod().equals("GET")) {
      response.getOutputStream().write(body);
    }
  }

  private static byte[] pack(byte[] plain) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(plain);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return packed.toByteArray();
  }
}
