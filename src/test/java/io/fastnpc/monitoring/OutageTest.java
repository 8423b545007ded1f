package io.fastnpc.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutageTest {
  private final Logger log = Logger.getLogger(Outage.class.getName());
  private final List<Level> logged = new ArrayList<>();
  private final Handler handler = new Recording();
  private final Outage outage = new Outage("Redis", "its facts are missing");

  private final class Recording extends Handler {
    @Override
    public void publish(LogRecord line) {
      logged.add(line.getLevel());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    log.addHandler(handler);
    log.setUseParentHandlers(false);
  }

  @AfterEach
  void stop() {
    log.removeHandler(handler);
    log.setUseParentHandlers(true);
  }

  @Test
  void an_outage_is_logged_once_however_often_it_is_noticed() {
    outage.over();
    outage.failed(new IllegalStateException("gone"));
    outage.failed(new IllegalStateException("gone"));
    assertThat(logged).containsExactly(Level.WARNING);
    outage.over();
    outage.over();
    assertThat(logged).containsExactly(Level.WARNING, Level.INFO);
    outage.failed(new IllegalStateException("gone again"));
    assertThat(logged).containsExactly(Level.WARNING, Level.INFO, Level.WARNING);
  }
}
