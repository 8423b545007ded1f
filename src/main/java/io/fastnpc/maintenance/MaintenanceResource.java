package io.fastnpc.maintenance;

import io.fastnpc.audit.Audit;
import io.fastnpc.cache.MalformedKey;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators do to the cache, and look up in it. */
@Path("/admin/cache")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class MaintenanceResource {
  private static final String EVERYTHING = "*";
  static final String NO_PATTERN = "pattern 不能为空，清除全部请用 *";
  private static final String NO_KEY = "key 必须形如 char_profile:7:悟空";
  private static final String NOT_MISSED = "没有失联的同名工作进程";
  private static final String NO_REDIS = Sentences.REDIS_UNAVAILABLE;

  @Inject private CacheControls controls;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** The answer to a clear. */
  record Cleared(boolean ok, String message, long count) {}

  /** The answer to what is done and has no figure. */
  record Told(boolean ok, String message) {}

  /** The answer to a preview. */
  record Counted(long count) {}

  /** Clears what {@code pattern} matches; notes who did it. */
  @POST
  @Path("/clear")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Clear the cache, or the part of it that matches")
  @APIResponse(responseCode = "200", description = "how many entries were removed")
  @APIResponse(responseCode = "400", description = NO_PATTERN)
  @APIResponse(responseCode = "503", description = "Redis does not answer")
  public Cleared clear(
      @Parameter(description = "a glob over logical keys", example = "char_profile:42:*")
          @QueryParam("pattern")
          @DefaultValue(EVERYTHING)
          String pattern) {
    requirePattern(pattern);
    try {
      long count = controls.clear(audit.actor(request), pattern, Progress.UNWATCHED);
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
    return new ServiceUnavailableException(Sentences.of(down) + what, (Long) null, down);
  }

  /** Counts what {@code pattern} matches, and changes nothing. */
  @GET
  @Path("/count")
  @Operation(summary = "How many entries a clear would remove")
  @APIResponse(responseCode = "200", description = "how many match now")
  @APIResponse(responseCode = "400", description = NO_PATTERN)
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public Counted count(
      @Parameter(description = "a glob over logical keys", example = "char_profile:42:*")
          @QueryParam("pattern")
          @DefaultValue(EVERYTHING)
          String pattern)
      throws StoreUnavailable {
    requirePattern(pattern);
    return new Counted(controls.preview(pattern, Progress.UNWATCHED));
  }

  /** Looks one key up; notes who did it. */
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
      return controls.look(audit.actor(request), key);
    } catch (MalformedKey mistyped) {
      throw new BadRequestException(NO_KEY, mistyped);
    }
  }

  /** Stops the warning about a worker that fell silent; notes who did it. */
  @POST
  @Path("/workers/dismiss")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Stop the warning about a worker that fell silent without a good-bye")
  @APIResponse(responseCode = "200", description = "it is not missed any more")
  @APIResponse(responseCode = "404", description = NOT_MISSED)
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public Told dismiss(
      @Parameter(description = "its name, as in lost of the overview", example = "web-1:8080")
          @QueryParam("name")
          @DefaultValue("")
          String name)
      throws StoreUnavailable {
    if (!controls.dismiss(audit.actor(request), name.strip())) {
      throw new NotFoundException(NOT_MISSED);
    }
    return new Told(true, "已忽略该工作进程");
  }

  /** Sets the figures of all workers to zero; notes who did it. */
  @POST
  @Path("/reset")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Reset the figures of all workers")
  @APIResponse(responseCode = "200", description = "the figures start again from zero")
  @APIResponse(responseCode = "503", description = NO_REDIS)
  public Told reset() {
    try {
      controls.reset(audit.actor(request));
      return new Told(true, "统计数据已重置");
    } catch (StoreUnavailable down) {
      throw unavailable(down, "，统计数据未重置");
    }
  }
}
