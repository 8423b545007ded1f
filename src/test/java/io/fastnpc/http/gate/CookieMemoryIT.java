package io.fastnpc.http.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.deployment.InContainer;
import io.fastnpc.deployment.RawHttp;
import io.fastnpc.deployment.SharedPayara;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What the container keeps of requests with thousands of cookies. */
class CookieMemoryIT extends InContainer {
  private static final Pattern LIVE =
      Pattern.compile("(\\d+) +\\d+ +org\\.glassfish\\.grizzly\\.http\\.Cookie\\b");

  @Test
  void threads_do_not_keep_the_cookies_of_strangers() throws Exception {
    URI here =
        URI.create("http://127.0.0.1:" + System.getProperty(SharedPayara.PORT_PROPERTY) + "/");
    String cookies = "Cookie: " + "a;".repeat(3_000);
    assertThat(
            IntStream.range(0, 200)
                .parallel()
                .map(i -> RawHttp.send(here, "GET", i % 2 == 0 ? "/" : "/health", cookies).status())
                .distinct()
                .toArray())
        .containsExactly(200);
    assertThat(live()).isLessThan(3_000);
  }

  /** How many of Payara's cookies are left after a full collection. */
  private static long live() throws Exception {
    Object histogram =
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                "gcClassHistogram",
                new Object[] {null},
                new String[] {String[].class.getName()});
    return LIVE.matcher(histogram.toString())
        .results()
        .map(MatchResult::group)
        .mapToLong(line -> Long.parseLong(line.split(" ", 2)[0]))
        .sum();
  }
}
