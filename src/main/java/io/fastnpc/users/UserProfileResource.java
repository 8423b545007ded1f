package io.fastnpc.users;

import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The caller as the frontend's header shows them: name, picture, whether an administrator. */
@Path("/api/user/profile")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class UserProfileResource {
  @EJB private UserRepository users;

  /** The profile in its envelope. */
  public record Answer(boolean ok, Profile user) {}

  /** The caller; unlike at log-in, the flag is a boolean here. */
  public record Profile(int id, String username, String avatarUrl, boolean isAdmin) {}

  @GET
  @Operation(summary = "Read the own profile")
  public Answer profile(@Context HttpServletRequest request) {
    Caller caller = Caller.of(request);
    return new Answer(
        true,
        new Profile(
            caller.userId(), caller.getName(), users.avatarUrl(caller.userId()), caller.admin()));
  }
}
