package io.fastnpc.security;

import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Lets addresses with a colon pass the container's own check of rights.
 *
 * <p>Payara 7 builds a permission from each address, in which a colon separates patterns: {@code
 * /api/characters/a:b} is answered with 503 before the first filter. No setting turns that off, and
 * nothing public reaches it: hence by name. Where those names have changed, one warning says so.
 *
 * <p>Only what the servlets of {@code web.xml} answer passes: nothing is constrained there, and who
 * may do what is for {@link SessionAuthentication} and what stands behind it. The servlets that
 * Payara adds, such as the one for {@code /metrics}, may be constrained by a setting of Payara's,
 * of which the context does not tell.
 */
public class ContainerRights implements ServletContextListener {
  private static final Logger LOG = System.getLogger(ContainerRights.class.getName());
  private static final String CHECK = "org.apache.catalina.Authenticator";
  private static final String PART = "org.glassfish.web.valve.GlassFishValve";
  private static final Set<String> OURS =
      Set.of("rest-has-not-started", "faces", "error-page", "default");
  private static final Pattern COLON = Pattern.compile(":|%3[aA]");

  @Override
  public void contextInitialized(ServletContextEvent start) {
    ServletContext context = start.getServletContext();
    if (context.getMajorVersion() == 6 && context.getMinorVersion() == 0) {
      return; // Payara 6 does not check what nobody constrains
    }
    try {
      surroundCheck(inside(inside(context)));
    } catch (ReflectiveOperationException | RuntimeException otherContainer) {
      LOG.log(
          Level.WARNING,
          "This container checks rights of its own, and may refuse addresses with a colon: "
              + otherContainer);
    }
  }

  private static void surroundCheck(Object context) throws ReflectiveOperationException {
    ClassLoader loader = context.getClass().getClassLoader();
    Class<?> check = Class.forName(CHECK, false, loader);
    Class<?> part = Class.forName(PART, false, loader);
    Object next = part.getField("INVOKE_NEXT").get(null);
    Object pipeline = context.getClass().getMethod("getPipeline").invoke(context);
    // In its place: removed it would also be stopped.
    Object[] parts = (Object[]) value(pipeline, "valves");
    for (int i = 0; i < parts.length; i++) {
      Object checking = parts[i];
      if (check.isInstance(checking)) {
        parts[i] =
            Proxy.newProxyInstance(
                loader,
                new Class<?>[] {part, check},
                (self, method, arguments) -> answer(checking, method, arguments, next));
      }
    }
  }

  private static @Nullable Object answer(
      Object checking, Method method, @Nullable Object @Nullable [] arguments, Object next)
      throws Throwable {
    if (arguments != null
        && arguments.length > 0
        && arguments[0] instanceof HttpServletRequest request
        && passes(request)) {
      return method.getReturnType() == int.class ? next : null;
    }
    try {
      return method.invoke(checking, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }

  private static boolean passes(HttpServletRequest request) {
    return COLON.matcher(request.getRequestURI()).find()
        && OURS.contains(request.getHttpServletMapping().getServletName());
  }

  /** The object that {@code facade} hides. */
  private static Object inside(Object facade) throws ReflectiveOperationException {
    return value(facade, "context");
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    for (Class<?> type = owner.getClass(); type != null; type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        if (field.getName().equals(name)) {
          field.setAccessible(true);
          return field.get(owner);
        }
      }
    }
    throw new NoSuchFieldException(name + " of " + owner.getClass());
  }
}
