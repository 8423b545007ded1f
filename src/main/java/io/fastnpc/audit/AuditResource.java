package io.fastnpc.audit;

import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What people did, for administrators. Below the cache's paths, all of which come to workers. */
@Path("/admin/cache/audit")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class AuditResource {
  private static final int USUAL_LIMIT = 100;
  private static final String LIMIT = "limit 必须在1-1000之间";
  private static final String BEFORE = "before_id 不能小于1";
  private static final String KIND = "kind 不存在";

  @Inject private AuditRepository repository;

  /** The answer. */
  public record Items(List<Entry> items) {}

  /** Answers from PostgreSQL; a deed is there some seconds after it was done. */
  @GET
  @Operation(
      summary = "Who did what, newest first",
      description =
          "Log-ins, passwords, rights, deletions, and what administrators cleared, looked up and"
              + " read. The next page has the id of the last row as before_id.")
  @APIResponse(responseCode = "200", description = "at most limit rows")
  @APIResponse(responseCode = "400", description = LIMIT + " / " + BEFORE + " / " + KIND)
  public Items latest(
      @Parameter(description = "a name, or an id: what the account did, and what was done to it")
          @QueryParam("account")
          @DefaultValue("")
          String account,
      @Parameter(schema = @Schema(implementation = Kind.class)) @QueryParam("kind")
          @Nullable String kind,
      @Parameter(description = "rows with a smaller id than this") @QueryParam("before_id")
          @Nullable Long beforeId,
      @Parameter(description = "1 to 1000, usually 100") @QueryParam("limit")
          @Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > AuditSearch.MAX_LIMIT)) {
      throw new BadRequestException(LIMIT);
    }
    if (beforeId != null && beforeId < 1) {
      throw new BadRequestException(BEFORE);
    }
    Optional<Kind> wanted =
        Optional.ofNullable(kind).filter(typed -> !typed.isBlank()).map(AuditResource::kind);
    long before = beforeId == null ? Long.MAX_VALUE : beforeId;
    int most = limit == null ? USUAL_LIMIT : limit;
    AuditSearch ofAll = new AuditSearch(Optional.empty(), wanted, before, most);
    return new Items(repository.latest(account.strip(), ofAll));
  }

  private static Kind kind(String typed) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(typed.strip()))
        .findFirst()
        .orElseThrow(() -> new BadRequestException(KIND));
  }
}
