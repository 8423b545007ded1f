package io.fastnpc.http.errors;

import jakarta.faces.FacesException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerFactory;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.event.ExceptionQueuedEvent;

/**
 * Hands what a page throws to the container, which answers by {@link ErrorPage} as for everything
 * else: with the status and the incident. PrimeFaces would send the browser to the address of the
 * error page instead, where nothing has failed and nothing is found.
 */
public final class PageFailures extends ExceptionHandlerFactory {
  /** Faces hands over the factory that it would use otherwise. */
  public PageFailures(ExceptionHandlerFactory next) {
    super(next);
  }

  @Override
  public ExceptionHandler getExceptionHandler() {
    return new Thrown(getWrapped().getExceptionHandler());
  }

  /** Throws what nobody has handled. */
  private static final class Thrown extends ExceptionHandlerWrapper {
    Thrown(ExceptionHandler next) {
      super(next);
    }

    @Override
    public void handle() {
      for (ExceptionQueuedEvent event : getUnhandledExceptionQueuedEvents()) {
        Throwable failure = event.getContext().getException();
        throw failure instanceof FacesException known ? known : new FacesException(failure);
      }
    }
  }
}
