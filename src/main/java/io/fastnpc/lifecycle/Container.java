package io.fastnpc.lifecycle;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What Payara tells nobody by a public interface: how far a deployment has come, and its ports.
 * Hence by name; each method throws {@link ReflectiveOperationException} where a name has changed.
 */
final class Container {
  private static final ClassLoader LOADER =
      Optional.ofNullable(Container.class.getClassLoader())
          .orElseGet(ClassLoader::getSystemClassLoader);

  private static final String LISTENER = "org.glassfish.api.event.EventListener";

  private final Object services;

  private Container(Object services) {
    this.services = services;
  }

  /** The one that this code runs in. */
  static Container here() throws ReflectiveOperationException {
    Object services =
        type("org.glassfish.internal.api.Globals").getMethod("getDefaultHabitat").invoke(null);
    if (services == null) {
      throw new ClassNotFoundException("the container has no services");
    }
    return new Container(services);
  }

  /**
   * Tells {@code listener} the name of each event, such as {@code Application_Running}, on the
   * thread on which it happens.
   */
  void onEvents(Consumer<String> listener) throws ReflectiveOperationException {
    Class<?> listening = type(LISTENER);
    Object proxy =
        Proxy.newProxyInstance(
            LOADER,
            new Class<?>[] {listening},
            (self, method, arguments) -> answer(self, method, arguments, listener));
    Object events = service("org.glassfish.api.event.Events");
    type("org.glassfish.api.event.Events").getMethod("register", listening).invoke(events, proxy);
  }

  private static @Nullable Object answer(
      Object self, Method method, Object @Nullable [] arguments, Consumer<String> listener)
      throws ReflectiveOperationException {
    Object first = arguments == null ? null : arguments[0];
    return switch (method.getName()) {
      case "event" -> {
        if (first != null) {
          listener.accept(String.valueOf(first.getClass().getMethod("name").invoke(first)));
        }
        yield null;
      }
      case "equals" -> self == first;
      case "hashCode" -> System.identityHashCode(self);
      default -> LISTENER;
    };
  }

  /** Closes all ports. Connections that are open stay so. */
  void closePorts() throws ReflectiveOperationException {
    for (Object port : ports()) {
      Object listener = invoke(port, "getUnderlyingListener");
      Object transport = listener == null ? null : invoke(listener, "getTransport");
      if (transport != null) {
        invoke(transport, "unbindAll");
      }
    }
  }

  /** Closes all ports and connections, whatever is under way on them. */
  void closeConnections() throws ReflectiveOperationException {
    for (Object port : ports()) {
      invoke(port, "stop");
    }
  }

  private Collection<?> ports() throws ReflectiveOperationException {
    String name = "com.sun.enterprise.v3.services.impl.GrizzlyService";
    Field ports = type(name).getDeclaredField("proxies");
    ports.setAccessible(true);
    return (Collection<?>) ports.get(service(name));
  }

  private Object service(String name) throws ReflectiveOperationException {
    Object service =
        type("org.glassfish.hk2.api.ServiceLocator")
            .getMethod("getService", Class.class, Annotation[].class)
            .invoke(services, type(name), new Annotation[0]);
    if (service == null) {
      throw new ClassNotFoundException("the container has no " + name);
    }
    return service;
  }

  private static @Nullable Object invoke(Object owner, String method)
      throws ReflectiveOperationException {
    try {
      return owner.getClass().getMethod(method).invoke(owner);
    } catch (InvocationTargetException failure) {
      throw new ReflectiveOperationException(method + " failed", failure.getCause());
    }
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return Class.forName(name, true, LOADER);
  }
}
