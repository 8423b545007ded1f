package io.fastnpc.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.audit.Audit;
import io.fastnpc.json.Done;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What administrators read and change of an account. */
@Path("/admin")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class UserAdministrationResource {
  private static final String NOT_FOUND = "not_found";
  private static final String NO_FLAG = "is_admin 必须是 0 或 1";
  private static final String ONESELF = "不能更改自己的管理员权限";
  private static final String LAST = "不能撤销最后一位管理员的权限";

  @EJB private UserRepository users;

  @EJB private SettingsRepository settings;

  @Inject private UserAdministration administration;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** The body of a change of rights: 0 or 1, or a boolean. */
  public record Rights(
      @Schema(
              implementation = Integer.class,
              enumeration = {"0", "1"})
          @Nullable JsonNode isAdmin) {}

  /** Answers what that user would get; from the cache, where it may be. */
  @GET
  @Path("/users/{id}/settings")
  @Operation(summary = "The settings of a user, as in /api/me/settings")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public MeResource.SettingsAnswer settings(@PathParam("id") int userId) {
    if (users.stored(userId).isEmpty()) {
      throw new NotFoundException(NOT_FOUND);
    }
    MeResource.SettingsAnswer answer = new MeResource.SettingsAnswer(settings.settings(userId));
    audit.read(request, Optional.of(userId), "settings");
    return answer;
  }

  /** Makes a user an administrator, or an ordinary user again. */
  @PUT
  @Path("/users/{id}/admin")
  @Operation(
      summary = "Give a user the rights of an administrator, or take them away",
      description = "Whoever loses them loses all sessions.")
  @APIResponse(responseCode = "200", description = "changed, or so already")
  @APIResponse(responseCode = "400", description = NO_FLAG + " / " + ONESELF + " / " + LAST)
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public Done changeRights(@PathParam("id") int userId, Rights body) {
    boolean admin = flag(body.isAdmin());
    RightsChange change = administration.changeRights(request, userId, admin);
    if (change instanceof RightsChange.Changed || change instanceof RightsChange.Unchanged) {
      return Done.OK;
    }
    if (change instanceof RightsChange.Oneself) {
      throw new BadRequestException(ONESELF);
    }
    if (change instanceof RightsChange.NoSuchUser) {
      throw new NotFoundException(NOT_FOUND);
    }
    if (change instanceof RightsChange.LastAdministrator) {
      throw new BadRequestException(LAST);
    }
    throw new ForbiddenException();
  }

  /**
   * The user's cookies are worth nothing on any worker from then on, the administrator's own too.
   */
  @POST
  @Path("/users/{id}/sessions/end")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "End all sessions of a user on all workers")
  @APIResponse(responseCode = "200", description = "over; the user may log in again")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public Done endSessions(@PathParam("id") int userId) {
    if (!administration.endSessions(request, userId)) {
      throw new NotFoundException(NOT_FOUND);
    }
    return Done.OK;
  }

  private static boolean flag(@Nullable JsonNode typed) {
    if (typed != null && typed.isBoolean()) {
      return typed.booleanValue();
    }
    if (typed != null && typed.isInt() && (typed.intValue() == 0 || typed.intValue() == 1)) {
      return typed.intValue() == 1;
    }
    throw new BadRequestException(NO_FLAG);
  }
}
