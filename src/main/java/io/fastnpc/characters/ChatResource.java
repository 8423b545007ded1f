package io.fastnpc.characters;

import io.fastnpc.json.RawJson;
import io.fastnpc.security.Caller;
import io.fastnpc.security.CallerSettings;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
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

  @EJB private ProfileRepository profiles;

  @EJB private MessageRepository messages;

  @Inject private CallerSettings settings;

  @Inject private HttpServletRequest request;

  /**
   * All that one turn needs.
   *
   * @param settings the user's settings
   * @param characterId the character's id; null for one that exists only as a legacy file
   * @param profile what is known about the character, with its memories
   */
  public record Turn(RawJson settings, @Nullable Integer characterId, RawJson profile) {}

  @GET
  @Path("/context")
  @Operation(summary = "Look up all that one chat turn needs")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public Turn context(@PathParam("name") CharacterName name) {
    Caller caller = Caller.of(request);
    RawJson profile =
        profiles.profile(caller.userId(), name).orElseThrow(() -> new NotFoundException(UNKNOWN));
    Integer id = characters.id(caller.userId(), name).map(CharacterId::id).orElse(null);
    return new Turn(settings.of(caller), id, profile);
  }

  @GET
  @Path("/messages")
  @Operation(
      summary = "Read messages, oldest first",
      description =
          "At most limit (1 to 1000) of those whose id is above after_id. None for a character"
              + " that does not exist, or only as a legacy file.")
  @APIResponse(
      responseCode = "400",
      description = "after_id 不能小于0 / limit 必须在1-1000之间 / 参数 … 必须是整数")
  public RawJson messages(
      @PathParam("name") CharacterName name,
      @QueryParam("after_id") @DefaultValue("0") @Min(value = 0, message = "after_id 不能小于0")
          long afterId,
      @QueryParam("limit")
          @DefaultValue("200")
          @Min(value = 1, message = "limit 必须在1-1000之间")
          @Max(value = 1000, message = "limit 必须在1-1000之间")
          int limit) {
    int userId = Caller.of(request).userId();
    return characters
        .id(userId, name)
        .map(character -> messages.messages(userId, character, afterId, limit))
        .orElse(NOTHING_SAID);
  }
}
