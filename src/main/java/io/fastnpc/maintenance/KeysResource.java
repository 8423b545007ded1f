package io.fastnpc.maintenance;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which entries there are, which are large, and which are read most. */
@Path("/admin/cache/keys")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class KeysResource {
  private static final String NO_CACHE = "cache 不是缓存的名称";
  private static final String NO_CURSOR = "cursor 无效，请使用上一页的 next";
  private static final String NO_LIMIT = "limit 必须在1-200之间";
  private static final String ABOUT_CACHE = "the cache; without: every cache";
  private static final String ABOUT_PATTERN =
      "a glob over what follows the cache and the colon; without cache: over whole logical keys";
  private static final int MOST = 200;

  @Inject private KeyBrowser browser;

  @Inject private KeyNotices notices;

  /** Lists entries, a part at a time; notes who looked. */
  @GET
  @Operation(summary = "Which entries there are, a part at a time")
  @APIResponse(responseCode = "200", description = "some, and where to go on in next")
  @APIResponse(responseCode = "400", description = NO_LIMIT)
  @APIResponse(responseCode = "503", description = Sentences.REDIS_UNAVAILABLE)
  public Listing browse(
      @Parameter(description = ABOUT_CACHE, example = "char_profile")
          @QueryParam("cache")
          @DefaultValue("")
          String cache,
      @Parameter(description = ABOUT_PATTERN, example = "42:*")
          @QueryParam("pattern")
          @DefaultValue("")
          String pattern,
      @Parameter(description = "the next of the part before", example = "0")
          @QueryParam("cursor")
          @DefaultValue(KeyBrowser.BEGINNING)
          String cursor,
      @Parameter(description = "about how many, 1 to 200") @QueryParam("limit") @DefaultValue("50")
          int limit,
      @Context HttpServletRequest request)
      throws StoreUnavailable {
    requireLimit(limit);
    if (!KeyBrowser.isPlace(cursor)) {
      throw new BadRequestException(NO_CURSOR);
    }
    return browser
        .browse(request, cache.strip(), pattern, cursor, limit)
        .orElseThrow(() -> new BadRequestException(NO_CACHE));
  }

  private static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new BadRequestException(NO_LIMIT);
    }
  }

  /** Lists the largest entries; notes who looked. */
  @GET
  @Path("/largest")
  @Operation(summary = "The largest entries, of a random part where there are very many")
  @APIResponse(responseCode = "200", description = "largest first")
  @APIResponse(responseCode = "400", description = NO_LIMIT)
  @APIResponse(responseCode = "503", description = Sentences.REDIS_UNAVAILABLE)
  public Listing largest(
      @Parameter(description = ABOUT_CACHE) @QueryParam("cache") @DefaultValue("") String cache,
      @Parameter(description = ABOUT_PATTERN) @QueryParam("pattern") @DefaultValue("")
          String pattern,
      @Parameter(description = "how many, 1 to 200") @QueryParam("limit") @DefaultValue("20")
          int limit,
      @Context HttpServletRequest request)
      throws StoreUnavailable {
    requireLimit(limit);
    return browser
        .largest(request, cache.strip(), pattern, limit)
        .orElseThrow(() -> new BadRequestException(NO_CACHE));
  }

  /** Tells what is read most; notes who looked. */
  @GET
  @Path("/hottest")
  @Operation(summary = "What was read most in the last hour, asked for in vain, or slow to load")
  @APIResponse(responseCode = "200", description = "estimates, also while Redis is down")
  public Noticed hottest(@Context HttpServletRequest request) {
    return notices.look(request);
  }
}
