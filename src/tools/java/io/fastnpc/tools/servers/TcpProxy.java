package io.fastnpc.tools.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A network between two of them, such as a worker and Redis, that can be cut and can swallow what
 * is sent.
 *
 * <p>What is held back is delivered when the way is open again, even if its sender has given up by
 * then, as real networks do.
 */
public final class TcpProxy implements AutoCloseable {
  /** What gets through. */
  public enum Passage {
    /** Everything. */
    OPEN,
    /** Requests arrive, their answers do not. */
    ANSWERS_HELD,
    /** Connections stay, nothing arrives. */
    STALLED,
    /** Connections break, and new ones too. */
    CUT
  }

  private enum Direction {
    REQUEST,
    ANSWER
  }

  private final ServerSocket listener;
  private volatile int target;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private Passage passage = Passage.OPEN;

  /** A proxy to {@code target} on loopback, open. */
  public TcpProxy(int target) {
    this.target = target;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    daemon("proxy", this::accept);
  }

  /** Where it listens, on loopback. */
  public int port() {
    return listener.getLocalPort();
  }

  /** Opens or closes the way, for what is held back as well. */
  public synchronized void set(Passage wanted) {
    passage = wanted;
    notifyAll();
    if (wanted == Passage.CUT) {
      sockets.forEach(TcpProxy::close);
    }
  }

  /** Leads new connections to {@code port}, as an address that moves; others stay as they are. */
  public void lead(int port) {
    target = port;
  }

  private synchronized boolean isCut() {
    return passage == Passage.CUT;
  }

  private synchronized void pass(Direction direction) throws InterruptedException {
    while (passage == Passage.STALLED
        || (passage == Passage.ANSWERS_HELD && direction == Direction.ANSWER)) {
      wait();
    }
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        connect(listener.accept());
      } catch (IOException closed) {
        // The listener is closed, or this one client is gone already.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    Socket server = new Socket();
    sockets.add(client);
    sockets.add(server);
    try {
      if (isCut()) {
        throw new IOException("cut");
      }
      server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
      client.setTcpNoDelay(true);
      server.setTcpNoDelay(true);
      daemon("requests", () -> pump(client, server, Direction.REQUEST));
      daemon("answers", () -> pump(server, client, Direction.ANSWER));
    } catch (IOException unreachable) {
      forget(client);
      forget(server);
      throw unreachable;
    }
  }

  private void pump(Socket from, Socket to, Direction direction) {
    byte[] buffer = new byte[8192];
    try {
      for (int length; (length = from.getInputStream().read(buffer)) >= 0; ) {
        pass(direction);
        to.getOutputStream().write(buffer, 0, length);
      }
    } catch (IOException broken) {
      // By one of its ends or by the cut; closing both passes it on.
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
    } finally {
      forget(from);
      forget(to);
    }
  }

  private void forget(Socket socket) {
    close(socket);
    sockets.remove(socket);
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void daemon(String name, Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    set(Passage.CUT);
  }
}
