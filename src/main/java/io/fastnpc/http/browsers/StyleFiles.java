package io.fastnpc.http.browsers;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.TreeSet;
import java.util.zip.CRC32;

/**
 * The style sheets and scripts of pages, whose addresses name their version so that browsers may
 * keep them for good. In pages under the name {@code style}.
 *
 * <p>A worker promises that only for its own version: during an update the old and the new answer
 * side by side, and either may be asked for what the other's page names. So it is for the parts of
 * PrimeFaces, whose addresses PrimeFaces gives a version.
 */
@Named("style")
@ApplicationScoped
public class StyleFiles {
  private static final String FOLDER = "/style/";
  private static final String VERSION = "v";
  private static final String PRIMEFACES =
      "META-INF/maven/org.primefaces/primefaces/pom.properties";

  @Inject private ServletContext context;

  private String version = "";
  private String primefaces = "";

  @PostConstruct
  void readAll() {
    CRC32 sum = new CRC32();
    for (String file : new TreeSet<>(context.getResourcePaths(FOLDER))) {
      try (InputStream content = context.getResourceAsStream(file)) {
        sum.update(content.readAllBytes());
      } catch (IOException unreadable) {
        throw new UncheckedIOException(file, unreadable);
      }
    }
    version = Long.toHexString(sum.getValue());
    primefaces = primefacesVersion();
  }

  private static String primefacesVersion() {
    Properties properties = new Properties();
    try (InputStream file = StyleFiles.class.getClassLoader().getResourceAsStream(PRIMEFACES)) {
      properties.load(file);
      return properties.getProperty("version");
    } catch (IOException unreadable) {
      throw new UncheckedIOException(PRIMEFACES, unreadable);
    }
  }

  /** The address of the file called {@code name}. */
  public String url(String name) {
    return FOLDER + name + "?" + VERSION + "=" + version;
  }

  /** Whether {@code request} is for a file in the version that this worker has. */
  boolean isOfThisVersion(HttpServletRequest request) {
    String path = request.getServletPath();
    String query = String.valueOf(request.getQueryString());
    return path.startsWith(Pages.PARTS)
        ? query.equals("ln=primefaces&" + VERSION + "=" + primefaces)
        : path.startsWith(FOLDER) && query.equals(VERSION + "=" + version);
  }
}
