package io.fastnpc.tools.servers;

import java.util.concurrent.CompletableFuture;

/** A server that listens on one loopback port, the same one from start to start. */
public interface Server extends AutoCloseable {
  /** Where it listens; every server here listens on loopback only. */
  String HOST = "127.0.0.1";

  /** What happens to the program behind the port. */
  Control control();

  /** A short name for people. */
  String name();

  /** The port on {@link #HOST}. */
  int port();

  /** Starts the server on the same port and data, and returns once it answers. */
  default void start() {
    control().start();
  }

  /** Ends the server in an orderly way and returns once it has ended. */
  default void stop() {
    control().stop();
  }

  /** Ends the server at once, as a crash does (SIGKILL); it saves nothing. */
  default void kill() {
    control().kill();
  }

  /** Makes the server hang with its connections open (SIGSTOP). */
  default void pause() {
    control().pause();
  }

  /** Resumes a paused server. */
  default void resume() {
    control().resume();
  }

  /** Stops the server in an orderly way and starts it again. */
  default void restart() {
    stop();
    start();
  }

  @Override
  default void close() {
    stop();
  }

  /** The ways to start and end the program behind a server. */
  interface Control {
    /** Starts it and returns once it answers. @throws ServerFailure if it does not */
    void start();

    /** Ends it in an orderly way; nothing happens if it is not running. */
    void stop();

    /** Ends it at once; nothing happens if it is not running. */
    void kill();

    /** Stops it from getting any processor time. */
    void pause();

    /** Undoes {@link #pause()}. */
    void resume();

    /** Completes with the exit status when the program that runs now has ended. */
    CompletableFuture<Integer> ended();

    /** The process id. @throws IllegalStateException if it is not running */
    long pid();
  }
}
