package io.fastnpc.characters;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.config.QuotaSettings;
import io.fastnpc.json.Done;
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
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServerErrorException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's characters. */
@Path("/api/characters")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Characters")
public class CharacterResource {
  private static final String NAME = "/{name}";

  private static final String UNKNOWN = "角色不存在";
  private static final String NOT_FOUND = "not_found";
  private static final String FULL = "角色数量已达上限，请先删除不用的角色";
  private static final String BUILT_ELSEWHERE = "角色生成由原有后端提供";

  @EJB private CharacterRepository characters;

  @EJB private CharacterLists lists;

  @EJB private ProfileRepository profiles;

  @Inject private CharacterNames names;

  @Inject private ListAnswers answers;

  @Inject private LargeDocuments documents;

  @Inject private QuotaSettings quotas;

  @Inject private HttpServletRequest request;

  /** The character that exists after a creation. */
  public record Made(boolean ok, int id, String role) {}

  /** The body of a renaming. */
  public record NewName(@Nullable String newName) {}

  /** The answer to a copy. */
  public record Copy(boolean ok, String newName) {}

  /** Answers from the cache where the whole list is asked for, and fits. */
  @GET
  @Operation(
      summary = "List the characters, latest change first",
      description =
          "All of them, or at most limit (1 to 1000) after the change before=<updated_at>,<id>; with"
              + " after_id in the order of ids, of those above it."
              + Page.NO_SNAPSHOT)
  @APIResponse(responseCode = "400", description = Page.ERRORS)
  @APIResponse(responseCode = "503", description = Page.TOO_MANY)
  public Response list(
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("after_id") @Nullable Long afterId,
      @QueryParam("before") @Nullable String before) {
    Page page = Page.of(limit, afterId, before);
    LongList own = CharacterLists.own(userId(), page.order());
    return page.isAll()
        ? answers.complete(userId(), lists.own(userId()), own)
        : answers.answer(userId(), own, page);
  }

  @POST
  @Operation(
      summary = "Make a character, or get the one that has the name",
      description =
          "The structured data are used for a new character only. With timestamp, choice_index or"
              + " chosen_href the call is for the existing back end, which builds characters.")
  @APIResponse(responseCode = "201", description = "made")
  @APIResponse(responseCode = "200", description = "it existed already and is unchanged")
  @APIResponse(responseCode = "400", description = "role 不能为空")
  @APIResponse(responseCode = "429", description = FULL)
  @APIResponse(responseCode = "501", description = BUILT_ELSEWHERE)
  public Response create(NewCharacter body) {
    if (body.isToBeBuilt()) {
      throw new ServerErrorException(BUILT_ELSEWHERE, Response.Status.NOT_IMPLEMENTED);
    }
    AskedName asked = named(body.role(), "role 不能为空");
    Creation creation =
        characters.create(
            userId(),
            asked,
            Optional.ofNullable(body.model()).map(Texts::storable),
            Optional.ofNullable(body.source()).map(Texts::storable),
            Optional.ofNullable(body.structured())
                .filter(given -> !given.isNull())
                .map(StructuredData::of));
    if (!(creation instanceof Creation.Found found)) {
      throw full();
    }
    Response.Status status =
        creation instanceof Creation.Created ? Response.Status.CREATED : Response.Status.OK;
    return Response.status(status).entity(new Made(true, found.id(), found.name().text())).build();
  }

  @GET
  @Path(NAME + "/id")
  @Operation(summary = "Look up the id of a character")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public CharacterId id(@PathParam("name") AskedName name) {
    return found(names.find(userId(), name, row -> characters.id(userId(), row)), UNKNOWN);
  }

  @GET
  @Path(NAME + "/profile")
  @Operation(summary = "Read the structured data together with the memories")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public RawJson profile(@PathParam("name") AskedName name) {
    return documents.admitted(
        userId(),
        found(names.find(userId(), name, row -> profiles.profile(userId(), row)), UNKNOWN));
  }

  @GET
  @Path(NAME + "/structured")
  @Operation(summary = "Read the structured data")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public RawJson structured(@PathParam("name") AskedName name) {
    return found(names.find(userId(), name, row -> profiles.structured(userId(), row)), NOT_FOUND);
  }

  @PUT
  @Path(NAME + "/structured")
  @Operation(
      summary = "Replace sections of the structured data",
      description =
          "A section that is absent or null stays. One that is given replaces all its columns:"
              + " those it lacks become null. Its lists 经历 and 关系网络 stay where they are absent;"
              + " [] or null empties them. Objects, lists and numbers are stored as their JSON text;"
              + " 来源信息量 is a whole number, null or blank.")
  @APIResponse(responseCode = "400", description = "…必须是对象 / 来源信息量必须是整数")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public Done write(@PathParam("name") AskedName name, JsonNode body) {
    found(profiles.write(userId(), name, StructuredData.of(body)), NOT_FOUND);
    return Done.OK;
  }

  @GET
  @Path(NAME + "/memories")
  @Operation(summary = "Read the memories")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  @APIResponse(responseCode = "503", description = LargeDocuments.TOO_MANY)
  public RawJson memories(@PathParam("name") AskedName name) {
    return found(names.find(userId(), name, row -> profiles.memories(userId(), row)), UNKNOWN);
  }

  @PUT
  @Path(NAME + "/memories")
  @Operation(summary = "Replace memories", description = "A list that is absent stays.")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public Done remember(@PathParam("name") AskedName name, JsonNode body) {
    found(profiles.write(userId(), name, Memories.of(body)), UNKNOWN);
    return Done.OK;
  }

  @PUT
  @Path(NAME + "/rename")
  @Operation(summary = "Rename a character")
  @APIResponse(responseCode = "400", description = "新名称不能为空 / 新名称已存在")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public Done rename(@PathParam("name") AskedName name, NewName body) {
    Renaming renaming = characters.rename(userId(), name, named(body.newName(), "新名称不能为空"));
    if (renaming instanceof Renaming.NoSuchCharacter) {
      throw new NotFoundException(UNKNOWN);
    }
    if (renaming instanceof Renaming.NameTaken) {
      throw new BadRequestException("新名称已存在");
    }
    return Done.OK;
  }

  @POST
  @Path(NAME + "/copy")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Copy a character with all but its messages")
  @APIResponse(responseCode = "404", description = NOT_FOUND)
  @APIResponse(responseCode = "429", description = FULL)
  public Copy copy(@PathParam("name") AskedName name) {
    Copying copying = characters.copy(userId(), name);
    if (copying instanceof Copying.Copied copied) {
      return new Copy(true, copied.newName().text());
    }
    if (copying instanceof Copying.Full) {
      throw full();
    }
    throw new NotFoundException(NOT_FOUND);
  }

  @DELETE
  @Path(NAME)
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete a character and all that belongs to it, if there is one")
  public Done delete(@PathParam("name") AskedName name) {
    characters.delete(userId(), name);
    return Done.OK;
  }

  private int userId() {
    return Caller.of(request).userId();
  }

  private ClientErrorException full() {
    return new ClientErrorException(
        FULL.replace("上限", "上限（" + quotas.characters() + "个）"), Response.Status.TOO_MANY_REQUESTS);
  }

  private static AskedName named(@Nullable String text, String otherwise) {
    if (text == null || CharacterName.isBlank(text)) {
      throw new BadRequestException(otherwise);
    }
    return new AskedName(text);
  }

  private static <T> T found(Optional<T> value, String otherwise) {
    return value.orElseThrow(() -> new NotFoundException(otherwise));
  }
}
