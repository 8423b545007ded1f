package io.fastnpc.groups;

import io.fastnpc.audit.Audit;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.Page;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The groups of everybody, for administrators. */
@Path("/admin")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AllGroupsResource {
  private static final String NOT_FOUND = "not_found";

  @EJB private GroupRepository repository;

  @Inject private GroupAnswers answers;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** Answers from PostgreSQL; no items where there is no such user. */
  @GET
  @Path("/users/{id}/groups")
  @Operation(
      summary = "The groups of a user, as in /api/groups",
      description = "Takes the same parameters." + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response groups(
      @PathParam("id") int userId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("before") @Nullable String before) {
    Response answer = answers.groups(caller(), userId, Page.of(limit, afterId, before));
    audit.read(request, Optional.of(userId), "groups");
    return answer;
  }

  /** Answers from PostgreSQL; 404 also where the tables of group chat do not exist. */
  @GET
  @Path("/groups/{id}")
  @Operation(summary = "One group with its members")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public RawJson group(@PathParam("id") int groupId) {
    RawJson group = repository.group(groupId).orElseThrow(() -> new NotFoundException(NOT_FOUND));
    audit.read(request, repository.owner(groupId), "group " + groupId);
    return group;
  }

  /** Answers from PostgreSQL; no messages where there is no such group. */
  @GET
  @Path("/groups/{id}/messages")
  @Operation(
      summary = "The messages in a group, oldest first",
      description = "Takes the parameters of /api/chat/{name}/messages." + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.BY_ID_ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response messages(
      @PathParam("id") int groupId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId) {
    Page page = Page.byId(limit, afterId).orAtMost(Page.USUAL_MESSAGES);
    Response answer = answers.messages(caller(), groupId, page);
    audit.read(request, repository.owner(groupId), "messages in group " + groupId);
    return answer;
  }

  private int caller() {
    return Caller.of(request).userId();
  }
}
