package io.fastnpc.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Progress;
import io.fastnpc.cache.administration.Survey;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Counting and clearing with progress: an answer of many lines, each a JSON object, the last with
 * {@code done}. A client that breaks off the answer ends the walk.
 */
@Path("/admin/cache/watched")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(WatchedClearing.LINES)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Administration")
public class WatchedClearing {
  static final String LINES = "application/x-ndjson";

  private static final int SHOWN_OWNERS = 5;

  @Inject private CacheControls controls;

  @Inject private Scopes scopes;

  @Inject private Owners owners;

  @Inject private Audit audit;

  @Inject private ObjectMapper mapper;

  /** A walk over the entries of a scope; returns the last line. */
  private interface Walk {
    Line walk(Progress progress) throws StoreUnavailable;
  }

  /**
   * One line.
   *
   * @param looked about how many keys have been looked at
   * @param all how many there are
   * @param matched how many values are concerned
   * @param done whether it is the last line
   * @param failed whether Redis stopped answering; then at least {@code matched} are concerned
   * @param found what a clearing would remove; in the last line of a preview
   */
  private record Line(
      long looked, long all, long matched, boolean done, boolean failed, Optional<Found> found) {
    static Line last(long matched) {
      return new Line(0, 0, matched, true, false, Optional.empty());
    }
  }

  /**
   * What a clearing would remove.
   *
   * @param bytes what it takes of Redis's memory
   * @param exact whether that is measured rather than estimated
   * @param keys some of the keys
   * @param owners some of the users whose entries they are
   * @param ownerCount how many users that are, or at least are
   * @param manyOwners whether it may be more
   */
  private record Found(
      long bytes,
      boolean exact,
      List<String> keys,
      List<Owner> owners,
      int ownerCount,
      boolean manyOwners) {}

  /** A user; without a name: there is none of that id, or PostgreSQL does not answer. */
  private record Owner(int id, Optional<String> name) {}

  /** Counts, a few lines a second; changes nothing. */
  @POST
  @Path("/preview")
  @Operation(summary = "How many entries a clear would remove, line by line")
  @APIResponse(responseCode = "200", description = "lines of JSON")
  public Response preview(
      @QueryParam("pattern") String pattern,
      @QueryParam("user") String user,
      @QueryParam("user_id") @Nullable Integer userId) {
    Scope scope = scope(pattern, user, userId);
    return lines(
        progress -> {
          Survey survey = controls.survey(scope, progress);
          return new Line(0, 0, survey.values(), true, false, Optional.of(found(survey)));
        });
  }

  private Found found(Survey survey) {
    List<Integer> some = survey.owners().stream().limit(SHOWN_OWNERS).toList();
    Map<Integer, String> names = owners.names(some);
    return new Found(
        survey.bytes(),
        survey.exact(),
        survey.sample(),
        some.stream().map(id -> new Owner(id, Optional.ofNullable(names.get(id)))).toList(),
        survey.owners().size(),
        survey.owners().size() >= Survey.MOST_OWNERS);
  }

  /** Clears, a few lines a second; notes who did it, also where it was broken off. */
  @POST
  @Path("/clear")
  @Operation(summary = "Clear the part of the cache that matches, line by line")
  @APIResponse(responseCode = "200", description = "lines of JSON")
  public Response clear(
      @QueryParam("pattern") String pattern,
      @QueryParam("user") String user,
      @QueryParam("user_id") @Nullable Integer userId,
      @Context HttpServletRequest request) {
    Actor who = audit.actor(request);
    Scope scope = scope(pattern, user, userId);
    return lines(progress -> Line.last(controls.clear(who, scope, progress)));
  }

  private Scope scope(String pattern, String user, @Nullable Integer userId) {
    if (userId != null) {
      return scopes.ofUser(userId);
    }
    if (user != null && !user.isBlank()) {
      Optional<Scope> entries = scopes.ofUser(user.strip());
      return entries.orElseThrow(() -> new NotFoundException("用户不存在"));
    }
    if (pattern == null || pattern.isBlank()) {
      throw new BadRequestException(MaintenanceResource.NO_PATTERN);
    }
    return Scope.of(pattern.strip());
  }

  private Response lines(Walk walk) {
    StreamingOutput output =
        out -> {
          Lines lines = new Lines(mapper, out);
          try {
            lines.write(walk.walk(lines));
          } catch (StoreUnavailable down) { // the status is sent already: the last line says it
            lines.fail();
          }
        };
    // nginx would otherwise hold the lines back.
    return Response.ok(output).header("X-Accel-Buffering", "no").build();
  }

  /** Writes the lines, a few a second; ends the walk when nobody listens any more. */
  private static final class Lines implements Progress {
    private static final long PAUSE_NANOS = 100_000_000;

    private final ObjectMapper mapper;
    private final OutputStream out;
    private long last = System.nanoTime();
    private long matched;

    Lines(ObjectMapper mapper, OutputStream out) {
      this.mapper = mapper;
      this.out = out;
    }

    @Override
    public boolean step(long looked, long all, long matchedSoFar) {
      matched = matchedSoFar;
      long now = System.nanoTime();
      if (now - last < PAUSE_NANOS) {
        return true;
      }
      last = now;
      try {
        write(new Line(looked, all, matched, false, false, Optional.empty()));
        return true;
      } catch (IOException brokenOff) {
        return false;
      }
    }

    /** Says how many values at least were concerned when Redis stopped answering. */
    void fail() throws IOException {
      write(new Line(0, 0, matched, true, true, Optional.empty()));
    }

    void write(Line line) throws IOException {
      out.write(mapper.writeValueAsBytes(line));
      out.write('\n');
      out.flush();
    }
  }
}
