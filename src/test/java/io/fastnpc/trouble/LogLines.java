package io.fastnpc.trouble;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** What is logged between its making and its closing, beginning with its level. */
public final class LogLines extends Handler implements AutoCloseable {
  private final Logger log;
  private final List<String> lines = new ArrayList<>();

  /** Listens to {@code name} and the loggers below it, which are silent elsewhere meanwhile. */
  public LogLines(String name) {
    log = Logger.getLogger(name);
    log.addHandler(this);
    log.setUseParentHandlers(false);
  }

  /** The lines so far. */
  public synchronized List<String> soFar() {
    return List.copyOf(lines);
  }

  @Override
  public synchronized void publish(LogRecord line) {
    lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    log.removeHandler(this);
    log.setUseParentHandlers(true);
  }
}
