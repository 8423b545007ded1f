package io.fastnpc.security;

import jakarta.faces.FacesException;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ActionEvent;
import jakarta.faces.event.ActionListener;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Refuses, with 503, every action on a page by somebody whose rights PostgreSQL has confirmed only
 * earlier; what does no more than show the page anew carries the attribute {@value #LOOKS_ONLY}.
 *
 * <p>All actions of all pages pass here, so a new one is refused unless its page says otherwise. An
 * attribute stands in the page, where a request cannot change it.
 */
public final class ReadingOnly implements ActionListener {
  private static final String LOOKS_ONLY = "looksOnly";

  private final ActionListener next;

  /** Faces hands over the listener that carries the other actions out. */
  public ReadingOnly(ActionListener next) {
    this.next = next;
  }

  @Override
  public void processAction(ActionEvent event) {
    FacesContext faces = event.getFacesContext();
    boolean unconfirmed =
        faces.getExternalContext().getRequestMap().get(Caller.ATTRIBUTE) instanceof Caller caller
            && caller.confirmation() == Confirmation.EARLIER;
    if (unconfirmed && !event.getComponent().getAttributes().containsKey(LOOKS_ONLY)) {
      refuse(faces);
    } else {
      next.processAction(event);
    }
  }

  private static void refuse(FacesContext faces) throws FacesException {
    try {
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "");
    } catch (IOException clientHasGone) {
      throw new UncheckedIOException(clientHasGone);
    }
    faces.responseComplete();
  }
}
