package io.fastnpc.maintenance;

import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.monitoring.CacheOverview;
import io.fastnpc.monitoring.CacheReport;
import io.fastnpc.monitoring.Overview;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
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
  static final String NO_PATTERN = "pattern 不能为空，清除全部请用 *";
  private static final String NO_KEY = "key 必须形如 char_profile:7:悟空";
  private static final String NO_REDIS = Sentences.REDIS_UNAVAILABLE;

  @Inject private CacheAdministration administration;

  @Inject private CacheControls controls;

  @Inject private CacheOverview overview;

  @Inject private Fleet fleet;

  @Inject private HttpServletRequest request;

  /** The answer of a clearing. */
  public record Cleared(boolean ok, String message, long count) {}

  /** The answer of a reset. */
  public record Reset(boolean ok, String message) {}

  /** The answer of a preview. */
  public record Count(long count) {}

  /** The answer of a test. */
  public record Connection(boolean connected, String message) {}

  /** Reports what has happened in the caches since the figures were last reset. */
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
    return CacheReport.of(scope.isEmpty() ? fleet.view() : fleet.alone(), memory());
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
  @APIResponse(responseCode = "400", description = NO_PATTERN)
  @APIResponse(responseCode = "503", description = "Redis does not answer")
  public Cleared clear(
      @Parameter(description = "a glob over logical keys", example = "char_profile:42:*")
          @QueryParam("pattern")
          @DefaultValue(EVERYTHING)
          String pattern) {
    requirePattern(pattern);
    try {
      long count = controls.clear(Caller.of(request).username(), pattern, Progress.UNWATCHED);
      String message = pattern.equals(EVERYTHING) ? "已清除所有缓存" : "已清除 " + count + " 个缓存项";
      return new Cleared(true, message, count);
    } catch (StoreUnavailable down) {
      throw unavailable(down, "，缓存可能未全部清除");
    }
  }

  private static void requirePattern(String pattern) {
    if (pattern.isBlank()) {
      throw new BadRequestException(NO_PATTERN);
    }
  }

  private static ServiceUnavailableException unavailable(StoreUnavailable down, String what) {
    return new ServiceUnavailableException(NO_REDIS + what, (Long) null, down);
  }

  /** Says how many entries a clearing would remove. */
  @GET
  @Path("/count")
  @Operation(summary = "How many entries a clearing would remove")
  @APIResponse(responseCode = "200", description = "how many match now")
  @APIResponse(responseCode = "400", description = NO_PATTERN)
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public Count count(
      @Parameter(description = "a glob over logical keys", example = "char_profile:42:*")
          @QueryParam("pattern")
          @DefaultValue(EVERYTHING)
          String pattern)
      throws StoreUnavailable {
    requirePattern(pattern);
    return new Count(controls.preview(pattern, Progress.UNWATCHED));
  }

  /** Shows what a key holds. */
  @GET
  @Path("/key")
  @Operation(summary = "What one key holds, and why it is not cached if it is not")
  @APIResponse(responseCode = "200", description = "what it holds")
  @APIResponse(responseCode = "400", description = NO_KEY)
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public KeyView key(
      @Parameter(description = "a logical key", example = "char_profile:7:悟空")
          @QueryParam("key")
          @DefaultValue("")
          String key)
      throws StoreUnavailable {
    try {
      return controls.look(Caller.of(request).username(), key);
    } catch (MalformedKey mistyped) {
      throw new BadRequestException(NO_KEY, mistyped);
    }
  }

  /** Sets all figures to zero. */
  @POST
  @Path("/reset")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Begin the figures of all workers anew")
  @APIResponse(responseCode = "200", description = "the figures begin anew")
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public Reset reset() {
    try {
      controls.reset(Caller.of(request).username());
      return new Reset(true, "统计数据已重置");
    } catch (StoreUnavailable down) {
      throw unavailable(down, "，统计数据未重置");
    }
  }

  /** Shows everything that the administrator's page shows. */
  @GET
  @Path("/overview")
  @Operation(summary = "Servers, workers, caches, the last hour and events")
  @APIResponse(responseCode = "200", description = "also while Redis or PostgreSQL is down")
  public Overview overview() {
    return overview.now();
  }

  /** Asks whether Redis answers. */
  @GET
  @Path("/test")
  @Operation(summary = "Whether Redis answers")
  @APIResponse(responseCode = "200", description = "whether it does, in connected")
  public Connection test() {
    return controls.test() ? new Connection(true, "Redis连接正常") : new Connection(false, NO_REDIS);
  }
}
