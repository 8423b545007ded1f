package io.fastnpc.admin;

import io.fastnpc.cache.CacheAdministration;
import io.fastnpc.cache.Statistics;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The cache and how it does, for administrators. */
@Path("/admin/cache")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class CacheResource {
  private static final Logger LOG = System.getLogger(CacheResource.class.getName());
  private static final String EVERYTHING = "*";
  private static final String WORKER = "worker";
  private static final String NO_REDIS = "Redis连接失败";

  @SuppressWarnings("NullAway.Init")
  private CacheAdministration administration;

  @SuppressWarnings("NullAway.Init")
  private Statistics statistics;

  @Inject
  void of(CacheAdministration administration, Statistics statistics) {
    this.administration = administration;
    this.statistics = statistics;
  }

  /** The answer of a clearing. */
  public record Cleared(boolean ok, String message, long count) {}

  /** The answer of a test. */
  public record Connection(boolean connected, String message) {}

  /** Reports what has happened in the caches of this worker since it started. */
  @GET
  @Path("/stats")
  @Operation(summary = "Hits, misses and memory of the cache")
  @APIResponse(responseCode = "200", description = "the figures, also while Redis is down")
  @APIResponse(responseCode = "400", description = "scope 只能是 worker")
  public CacheReport stats(
      @Parameter(
              description = "worker: the answering worker's own figures; without: those of all",
              schema = @Schema(type = SchemaType.STRING, enumeration = WORKER))
          @QueryParam("scope")
          @DefaultValue("")
          String scope) {
    if (!scope.isEmpty() && !scope.equals(WORKER)) {
      throw new BadRequestException("scope 只能是 worker");
    }
    return CacheReport.of(Worker.NAME, statistics.snapshot(), memory());
  }

  private Map<String, String> memory() {
    try {
      return administration.memory();
    } catch (StoreUnavailable down) {
      LOG.log(Level.WARNING, "Redis does not tell its memory: " + down.getMessage());
      return Map.of("error", NO_REDIS);
    }
  }

  /** Empties caches. */
  @POST
  @Path("/clear")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Empty the cache, or the part of it that matches")
  @APIResponse(responseCode = "200", description = "how many entries went")
  @APIResponse(responseCode = "400", description = "pattern 不能为空，清除全部请用 *")
  @APIResponse(responseCode = "503", description = "Redis does not answer")
  public Cleared clear(
      @Parameter(description = "a glob over logical keys", example = "char_profile:42:*")
          @QueryParam("pattern")
          @DefaultValue(EVERYTHING)
          String pattern) {
    if (pattern.isBlank()) {
      throw new BadRequestException("pattern 不能为空，清除全部请用 *");
    }
    try {
      long count = administration.clear(pattern);
      String message = pattern.equals(EVERYTHING) ? "已清除所有缓存" : "已清除 " + count + " 个缓存项";
      return new Cleared(true, message, count);
    } catch (StoreUnavailable down) {
      throw new ServiceUnavailableException(NO_REDIS + "，缓存可能未全部清除", (Long) null, down);
    }
  }

  /** Asks whether Redis answers. */
  @GET
  @Path("/test")
  @Operation(summary = "Whether Redis answers")
  @APIResponse(responseCode = "200", description = "whether it does, in connected")
  public Connection test() {
    try {
      administration.ping();
      return new Connection(true, "Redis连接正常");
    } catch (StoreUnavailable down) {
      LOG.log(Level.WARNING, "Redis does not answer: " + down.getMessage());
      return new Connection(false, NO_REDIS);
    }
  }
}
