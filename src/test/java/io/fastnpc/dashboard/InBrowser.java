package io.fastnpc.dashboard;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fastnpc.deployment.OverHttp;
import io.fastnpc.deployment.SharedPayara;
import io.fastnpc.tools.browser.Chromium;
import io.fastnpc.tools.browser.Page;
import io.fastnpc.tools.servers.Servers;
import io.fastnpc.tools.servers.SignedIn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test of the administrators' page in a browser; skipped where there is none. */
abstract class InBrowser extends OverHttp {
  private @Nullable Page opened;

  @BeforeEach
  void needs_a_browser() {
    assumeTrue(Chromium.installed().isPresent(), Chromium.MISSING);
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  /** The page with its figures, for an administrator whose browser speaks {@code language}. */
  final Page administrator(String language) {
    signedInAdministrator();
    Page page = open(language).logIn(Servers.ADMINISTRATOR, SignedIn.PASSWORD);
    page.waitFor(() -> !page.text("tiles").isEmpty());
    return page;
  }

  /** A window without cookies. */
  final Page open(String language) {
    Chromium chromium = Chromium.installed().orElseThrow();
    Page page = new Page(chromium.open(language, 1280, 900), SharedPayara.address());
    opened = page;
    return page;
  }
}
