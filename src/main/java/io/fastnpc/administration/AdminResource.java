package io.fastnpc.administration;

import io.fastnpc.audit.Audit;
import io.fastnpc.json.RawJson;
import io.fastnpc.lists.LargeDocuments;
import io.fastnpc.lists.ListAnswers;
import io.fastnpc.lists.LongList;
import io.fastnpc.lists.Page;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DefaultValue;
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

/** The users of the installation and what they have, for administrators. */
@Path("/admin")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AdminResource {
  private static final String NOT_FOUND = "not_found";

  @EJB private AdminRepository repository;

  @Inject private ListAnswers answers;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** Answers from PostgreSQL, not from the cache; oldest first. */
  @GET
  @Path("/users")
  @Operation(
      summary = "Users, oldest first",
      description =
          "All of them, or those whose name begins with q, or whose id it is. At most limit (1 to"
              + " 1000) of those whose id is above after_id."
              + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.BY_ID_ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response users(
      @QueryParam("q") @DefaultValue("") String typed,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId) {
    Page page = Page.byId(limit, afterId);
    LongList users = UserSearch.of(typed).map(AdminLists::users).orElseGet(AdminLists::users);
    return answers.answer(caller(), users, page);
  }

  /** Answers from PostgreSQL, not from the cache. */
  @GET
  @Path("/users/{id}")
  @Operation(summary = "One user")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  public RawJson user(@PathParam("id") int userId) {
    return repository.user(userId).orElseThrow(() -> new NotFoundException(NOT_FOUND));
  }

  /** Answers from PostgreSQL, latest change first; no items where there is no such user. */
  @GET
  @Path("/users/{id}/characters")
  @Operation(
      summary = "The characters of a user, latest change first",
      description = "Takes the parameters of /api/characters." + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response characters(
      @PathParam("id") int userId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("before") @Nullable String before) {
    Page page = Page.of(limit, afterId, before);
    Response answer = answers.answer(caller(), AdminLists.characters(userId, page.order()), page);
    audit.read(request, Optional.of(userId), "characters");
    return answer;
  }

  /** Answers from PostgreSQL; 404 also where the character is another user's. */
  @GET
  @Path("/users/{id}/characters/{cid}")
  @Operation(summary = "One character with its structured data")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public RawJson character(@PathParam("id") int userId, @PathParam("cid") int characterId) {
    RawJson character =
        repository
            .character(userId, characterId)
            .orElseThrow(() -> new NotFoundException(NOT_FOUND));
    audit.read(request, Optional.of(userId), "character " + characterId);
    return character;
  }

  /** Answers from PostgreSQL; no messages where one of the two does not exist. */
  @GET
  @Path("/users/{id}/characters/{cid}/messages")
  @Operation(
      summary = "The messages between a user and a character, oldest first",
      description = "Takes the parameters of /api/chat/{name}/messages." + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.BY_ID_ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response messages(
      @PathParam("id") int userId,
      @PathParam("cid") int characterId,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId) {
    Page page = Page.byId(limit, afterId).orAtMost(Page.USUAL_MESSAGES);
    Response answer = answers.answer(caller(), AdminLists.messages(userId, characterId), page);
    audit.read(request, Optional.of(userId), "messages with character " + characterId);
    return answer;
  }

  private int caller() {
    return Caller.of(request).userId();
  }
}
