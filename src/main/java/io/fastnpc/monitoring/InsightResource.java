package io.fastnpc.monitoring;

import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What administrators read about how each cache does. */
@Path("/admin/cache/keys/caches")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class InsightResource {
  @Inject private CacheInsights insights;

  /** Reports on each cache. */
  @GET
  @Operation(summary = "Of each cache the times, why reads miss, and what a longer TTL would spare")
  @APIResponse(responseCode = "200", description = "also while Redis is down")
  public InsightAnswer caches() {
    return InsightAnswer.of(insights.now());
  }
}
