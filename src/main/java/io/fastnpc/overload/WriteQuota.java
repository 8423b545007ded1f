package io.fastnpc.overload;

import io.fastnpc.http.Area;
import io.fastnpc.http.Reading;
import io.fastnpc.http.RestPath;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.security.Principal;

/** Counts what users write, once they have been let in; reads pass without a look at who reads. */
@Provider
public class WriteQuota implements ContainerRequestFilter {
  @Inject private Quotas quotas;

  @Override
  public void filter(ContainerRequestContext request) {
    if (Reading.isMeantBy(request.getMethod())) {
      return;
    }
    Principal user = request.getSecurityContext().getUserPrincipal();
    String path = RestPath.absolute(request.getUriInfo().getPath());
    if (user != null && path.startsWith(Area.API.path() + "/")) {
      quotas.write(user.getName());
    }
  }
}
