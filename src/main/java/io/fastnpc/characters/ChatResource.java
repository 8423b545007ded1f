package io.fastnpc.characters;

import io.fastnpc.json.RawJson;
import io.fastnpc.lists.LargeDocuments;
import io.fastnpc.lists.ListAnswers;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The look-ups of a conversation with a character. */
@Path("/api/chat/{name}")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Chat")
public class ChatResource {
  private static final String UNKNOWN = "角色不存在";
  private static final RawJson NOTHING_SAID = RawJson.of("{\"messages\":[]}");

  @EJB private CharacterRepository characters;

  @EJB private ChatTurns turns;

  @Inject private CharacterNames names;

  @Inject private ListAnswers answers;

  @Inject private LargeDocuments documents;

  @Inject private HttpServletRequest request;

  @GET
  @Path("/context")
  @Operation(summary = "Look up all that one chat turn needs")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public ChatTurns.Turn context(@PathParam("name") AskedName asked) {
    Caller caller = Caller.of(request);
    int userId = caller.userId();
    return names
        .find(userId, asked, name -> turns.turn(caller, userId, name))
        .map(turn -> turn.with(documents.admitted(userId, turn.profile())))
        .orElseThrow(() -> new NotFoundException(UNKNOWN));
  }

  @GET
  @Path("/messages")
  @Operation(
      summary = "Read messages, oldest first",
      description =
          "At most limit (1 to 1000, 200 if not given) of those whose id is above after_id. None for"
              + " a character that does not exist, or only as a legacy file."
              + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.BY_ID_ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response messages(
      @PathParam("name") AskedName asked,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("limit") @Nullable Integer limit) {
    Page page = Page.byId(limit, afterId).orAtMost(Page.USUAL_MESSAGES);
    int userId = Caller.of(request).userId();
    return names
        .find(userId, asked, name -> characters.id(userId, name))
        .map(character -> answers.answer(userId, Messages.between(userId, character), page))
        .orElseGet(() -> Response.ok(NOTHING_SAID).build());
  }
}
