package io.fastnpc.overload;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.config.HttpSettings;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LateBodiesTest {
  private static final byte[] BODY = "{\"new_name\":\"甲\"}".getBytes(StandardCharsets.UTF_8);
  private static final int MIB = 1 << 20;

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final LateBodies late =
      new LateBodies(
          new HttpSettings(MIB, Duration.ofMinutes(1), Set.of()),
          BodyMemory.of(64 * MIB, MIB),
          new Turns(1),
          new Refusals(),
          new ObjectMapper(),
          clock);

  /** What has come wholly when somebody begins to listen: as Payara says it, it is finished. */
  private static final class Come extends ServletInputStream {
    private final ByteArrayInputStream rest = new ByteArrayInputStream(BODY);

    @Override
    public int read() {
      return rest.read();
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return rest.read(into, from, length);
    }

    @Override
    public boolean isReady() {
      return rest.available() > 0;
    }

    @Override
    public boolean isFinished() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      try {
        listener.onDataAvailable();
        if (!isReady()) {
          listener.onAllDataRead();
        }
      } catch (IOException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  @AfterEach
  void stop() {
    clock.shutdownNow();
  }

  @Test
  void a_body_that_comes_just_before_it_is_listened_for_is_read() throws IOException {
    AsyncContext async = answering(AsyncContext.class, Map.of());
    HttpServletRequest request =
        answering(
            HttpServletRequest.class,
            Map.of(
                "startAsync",
                async,
                "getInputStream",
                new Come(),
                "getRequestURI",
                "/api/me",
                "getRequestURL",
                new StringWriter().append("http://localhost/api/me").getBuffer()));
    BodyInHand body = new BodyInHand();
    HttpServletResponse response = answering(HttpServletResponse.class, Map.of());
    late.await(request, new RequestInHand(request, body), response, body, false);
    assertThat(body.toByteArray()).isEqualTo(BODY);
  }

  /** One whose methods answer what is in {@code answers}, the others nothing. */
  private static <T> T answering(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            LateBodiesTest.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> answers.get(method.getName())));
  }
}
