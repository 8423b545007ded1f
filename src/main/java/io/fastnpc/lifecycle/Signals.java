package io.fastnpc.lifecycle;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The signals of this process. What runs at its end, such as Payara's own end, all begins at once;
 * a signal is the only thing that comes before.
 *
 * <p>Java has no other name for them than {@code sun.misc.Signal}, which the compiler warns of.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs {@code first} when the signal comes, and only then what it did before. A second signal
   * does not wait.
   *
   * @return undoes this
   * @throws ReflectiveOperationException if this Java knows no signals, or has left them to others
   */
  static Runnable before(String name, Runnable first) throws ReflectiveOperationException {
    Class<?> signals = Class.forName("sun.misc.Signal");
    Class<?> handlers = Class.forName("sun.misc.SignalHandler");
    Object signal = signals.getConstructor(String.class).newInstance(name);
    Method handle = signals.getMethod("handle", signals, handlers);
    Method usual = handlers.getMethod("handle", signals);
    Former former = new Former();
    AtomicBoolean begun = new AtomicBoolean();
    Object handler =
        Proxy.newProxyInstance(
            Signals.class.getClassLoader(),
            new Class<?>[] {handlers},
            (self, method, arguments) -> {
              if (!method.getName().equals("handle")) {
                return method.getName().equals("equals") ? arguments[0] == self : null;
              }
              try {
                if (begun.compareAndSet(false, true)) {
                  first.run();
                }
              } finally {
                usual.invoke(former.handler, signal);
              }
              return null;
            });
    try {
      former.handler = handle.invoke(null, signal, handler);
    } catch (InvocationTargetException refused) {
      throw new ReflectiveOperationException("SIG" + name + ": " + refused.getCause(), refused);
    }
    return () -> {
      try {
        handle.invoke(null, signal, former.handler);
      } catch (ReflectiveOperationException ending) {
        // The process is gone in a moment.
      }
    };
  }

  /** What the signal did before, which is known only once it does something else. */
  private static final class Former {
    private volatile @Nullable Object handler;
  }
}
