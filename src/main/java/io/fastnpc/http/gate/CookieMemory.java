package io.fastnpc.http.gate;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.util.Enumeration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the objects of many cookies away from the container, which keeps them for each thread.
 *
 * <p>Payara's connector makes about a kilobyte of objects of each cookie, be it {@code a;}, before
 * any filter, and keeps the largest set that each of its threads has seen, for requests to come. A
 * head of 8 KiB becomes 3.5 MB that way, on each thread. No setting bounds it, and nothing public
 * reaches it: hence by name. Where those names have changed, one warning says so.
 */
sealed interface CookieMemory {
  /** What is kept for {@code request}. */
  static CookieMemory of(HttpServletRequest request) {
    int separators = 0;
    Enumeration<String> headers = request.getHeaders("Cookie");
    while (headers.hasMoreElements()) {
      String header = headers.nextElement();
      for (int at = header.indexOf(';'); at >= 0; at = header.indexOf(';', at + 1)) {
        separators++;
      }
    }
    return separators > Kept.FEW ? new Kept(request) : Small.INSTANCE;
  }

  /** Lets go of it; to be called once nothing reads the request any more. Throws nothing. */
  void release();

  /** No more than browsers send. */
  record Small() implements CookieMemory {
    private static final Small INSTANCE = new Small();

    @Override
    public void release() {
      // The container uses it again, which is what it keeps it for.
    }
  }

  /**
   * More than that.
   *
   * @param request as the container handed it to the first filter
   */
  record Kept(HttpServletRequest request) implements CookieMemory {
    private static final Logger LOG = System.getLogger(CookieMemory.class.getName());
    private static final AtomicBoolean warned = new AtomicBoolean();
    private static final int FEW = 50;

    @Override
    public void release() {
      try {
        Object inner = get(get(request, "getUnwrappedCoyoteRequest"), "getCoyoteRequest");
        Field cookies = inner.getClass().getDeclaredField("rawCookies");
        cookies.setAccessible(true);
        cookies.set(inner, null); // made anew when next needed
      } catch (ReflectiveOperationException | RuntimeException otherContainer) {
        if (warned.compareAndSet(false, true)) {
          LOG.log(
              Level.WARNING,
              "This container keeps the memory of requests with many cookies: " + otherContainer);
        }
      }
    }

    private static Object get(Object owner, String method) throws ReflectiveOperationException {
      return owner.getClass().getMethod(method).invoke(owner);
    }
  }
}
