package io.fastnpc.security;

import io.fastnpc.http.Access;
import io.fastnpc.http.Area;
import io.fastnpc.http.RestPath;
import jakarta.annotation.Priority;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;

/**
 * Refuses what needs a session or admin rights and comes without, whether or not there is a
 * resource at the path, so that strangers learn nothing about what exists.
 *
 * <p>Resources declare {@code @RolesAllowed} as well: a resource outside these paths would
 * otherwise be open.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHORIZATION)
public class AccessRules implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    Access access = Area.accessTo(RestPath.absolute(request.getUriInfo().getPath()));
    if (access == Access.EVERYBODY) {
      return;
    }
    if (request.getProperty(SessionAuthentication.FAILURE) instanceof RuntimeException failure) {
      throw failure;
    }
    if (!(request.getSecurityContext().getUserPrincipal() instanceof Caller caller)) {
      throw new Unauthorized();
    }
    if (!caller.isIn(role(access))) {
      throw new ForbiddenException();
    }
  }

  private static String role(Access access) {
    return switch (access) {
      case ADMINISTRATORS -> Roles.ADMIN;
      case ONLOOKERS -> Roles.ONLOOKER;
      case USERS, EVERYBODY -> Roles.USER;
    };
  }
}
