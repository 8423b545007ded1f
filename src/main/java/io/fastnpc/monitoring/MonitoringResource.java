package io.fastnpc.monitoring;

import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.CacheAdministration;
import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.http.errors.Sentences;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators read about the cache; every call answers while Redis is down. */
@Path("/admin/cache")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class MonitoringResource {
  private static final String WORKER = "worker";

  @Inject private CacheAdministration administration;

  @Inject private CacheOverview overview;

  @Inject private Servers servers;

  @Inject private Fleet fleet;

  /** The answer to a test. */
  record Connection(boolean connected, String message) {}

  /** Reports what has happened in the caches since the figures were last reset. */
  @GET
  @Path("/stats")
  @Operation(summary = "Hits, misses and memory of the cache")
  @APIResponse(responseCode = "200", description = "the figures, also while Redis is down")
  @APIResponse(responseCode = "400", description = "scope 只能是 worker")
  public StatsAnswer stats(
      @Parameter(
              description = "worker: the answering worker's own figures; without: those of all",
              schema = @Schema(type = SchemaType.STRING, enumeration = WORKER))
          @QueryParam("scope")
          @DefaultValue("")
          String scope) {
    if (!scope.isEmpty() && !scope.equals(WORKER)) {
      throw new BadRequestException("scope 只能是 worker");
    }
    return StatsAnswer.of(scope.isEmpty() ? fleet.view() : fleet.alone(), memory());
  }

  private Map<String, String> memory() {
    try {
      return administration.memory();
    } catch (StoreUnavailable down) {
      return Map.of("error", Sentences.of(down)); // whoever asked is told
    }
  }

  /** Reports on the whole installation, no more than a second late. */
  @GET
  @Path("/overview")
  @Operation(summary = "Servers, workers, caches, the last hour and events")
  @APIResponse(responseCode = "200", description = "also while Redis or PostgreSQL is down")
  public OverviewAnswer overview() {
    return OverviewAnswer.of(overview.now());
  }

  /** Pings Redis, and says what keeps the cache from using it. */
  @GET
  @Path("/test")
  @Operation(summary = "Whether Redis answers, and refuses nothing that the cache needs")
  @APIResponse(responseCode = "200", description = "whether it does, in connected")
  public Connection test() {
    return servers
        .redisProblem()
        .map(problem -> new Connection(false, Sentences.of(problem)))
        .orElseGet(() -> new Connection(true, "Redis连接正常"));
  }
}
