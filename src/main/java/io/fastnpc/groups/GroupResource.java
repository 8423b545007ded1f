package io.fastnpc.groups;

import io.fastnpc.lists.Page;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's groups; what is done in them is the existing back end's. */
@Path("/api/groups")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Groups")
public class GroupResource {
  @Inject private GroupAnswers answers;

  @Inject private HttpServletRequest request;

  /** Answers from PostgreSQL, not from the cache. */
  @GET
  @Operation(
      summary = "List the groups, latest change first",
      description =
          "Takes the parameters of /api/characters. No items where the tables of group chat do not"
              + " exist."
              + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("before") @Nullable String before) {
    int caller = Caller.of(request).userId();
    return answers.groups(caller, caller, Page.of(limit, afterId, before));
  }
}
