package io.fastnpc.http.browsers;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.FacesContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The style sheets and scripts that Faces puts into pages for the parts of PrimeFaces on them: with
 * the version of {@link StyleFiles}, and without those that no page here needs.
 */
public class PageParts extends ResourceHandlerWrapper {
  /** The looks of components that have their own here; times on axes, which are numbers here. */
  private static final Set<String> NEEDLESS = Set.of("components.css", "moment/moment.js");

  /** The parts that {@code wrapped} knows. */
  public PageParts(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public boolean isResourceRendered(FacesContext context, String name, String library) {
    return NEEDLESS.contains(name) || super.isResourceRendered(context, name, library);
  }

  @Override
  public @Nullable Resource createResource(String name, String library) {
    return versioned(super.createResource(name, library));
  }

  @Override
  public @Nullable Resource createResource(String name, String library, String type) {
    return versioned(super.createResource(name, library, type));
  }

  private static @Nullable Resource versioned(@Nullable Resource resource) {
    return resource == null ? null : new Versioned(resource);
  }

  /** A part whose address names our version. */
  private static final class Versioned extends ResourceWrapper {
    Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      return CDI.current().select(StyleFiles.class).get().versioned(super.getRequestPath());
    }
  }
}
