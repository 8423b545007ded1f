package io.fastnpc.characters;

import io.fastnpc.audit.Audit;
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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The characters of everybody, for administrators. */
@Path("/admin/characters")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AllCharactersResource {
  @EJB private CharacterLists lists;

  @Inject private ListAnswers answers;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** Answers from the cache, where the list is kept for a minute, if it is asked for and fits. */
  @GET
  @Operation(
      summary = "The characters of all users, as in /api/characters",
      description = "Takes the same parameters." + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("before") @Nullable String before) {
    Page page = Page.of(limit, afterId, before);
    LongList all = CharacterLists.all(page.order());
    int userId = Caller.of(request).userId();
    Response answer =
        page.isAll()
            ? answers.complete(userId, lists.all(), all)
            : answers.answer(userId, all, page);
    audit.read(request, Optional.empty(), "characters of all users");
    return answer;
  }
}
