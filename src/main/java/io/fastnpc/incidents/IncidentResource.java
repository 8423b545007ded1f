package io.fastnpc.incidents;

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
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What went wrong, for administrators. */
@Path("/admin/cache/incidents")
@ApplicationScoped
@RolesAllowed(Roles.ADMIN)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Administration")
public class IncidentResource {
  private static final int USUAL_LIMIT = 50;
  private static final String LIMIT = "limit 必须在1-500之间";
  private static final String KIND = "kind 不存在";
  private static final String MOMENT = "from 和 to 必须是 ISO 8601 时间，如 2026-01-31T08:00:00Z";
  private static final int LAST_YEAR = 9999;
  private static final String BEFORE = "before 格式不正确";

  @Inject private Incidents incidents;

  /**
   * The answer.
   *
   * @param complete whether PostgreSQL answered; otherwise the items are what the answering worker
   *     sees
   * @param items newest first
   * @param next the {@code before} of the next page; absent: there is none
   */
  public record Items(boolean complete, List<IncidentDocument> items, Optional<String> next) {}

  /** Answers from PostgreSQL. */
  @GET
  @Operation(
      summary = "What went wrong, newest first",
      description =
          "Each incident with its chain, cause before effect, the workers that saw it and what it did."
              + " The next page has the answer's next as before.")
  @APIResponse(responseCode = "200", description = "at most limit incidents")
  @APIResponse(
      responseCode = "400",
      description = LIMIT + " / " + KIND + " / " + MOMENT + " / " + BEFORE)
  public Items incidents(
      @Parameter(
              description = "anywhere in the chain",
              schema = @Schema(implementation = Kind.class))
          @QueryParam("kind")
          @DefaultValue("")
          String kind,
      @Parameter(description = "true: those that last only") @QueryParam("open") boolean open,
      @Parameter(description = "not those that were over before this moment")
          @QueryParam("from")
          @DefaultValue("")
          String from,
      @Parameter(description = "not those that began after this moment")
          @QueryParam("to")
          @DefaultValue("")
          String to,
      @Parameter(description = "seen by the worker of this name, or about it")
          @QueryParam("worker")
          @DefaultValue("")
          String worker,
      @Parameter(description = "the place after which the page begins")
          @QueryParam("before")
          @DefaultValue("")
          String before,
      @Parameter(description = "1 to 500, usually 50") @QueryParam("limit")
          @Nullable Integer limit) {
    if (limit != null && (limit < 1 || limit > IncidentSearch.MAX_LIMIT)) {
      throw new BadRequestException(LIMIT);
    }
    IncidentSearch search =
        new IncidentSearch(
            given(kind).map(IncidentResource::kind),
            open,
            given(from).map(IncidentResource::moment),
            given(to).map(IncidentResource::moment),
            given(worker).filter(name -> name.indexOf('\0') < 0),
            given(before).map(IncidentResource::place),
            limit == null ? USUAL_LIMIT : limit);
    Incidents.Found found = incidents.search(search);
    Instant now = Instant.now();
    return new Items(
        found.complete(),
        found.items().stream().map(incident -> IncidentDocument.of(incident, now)).toList(),
        found.next().map(IncidentSearch.Place::text));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text.strip()).filter(typed -> !typed.isEmpty());
  }

  private static Kind kind(String typed) {
    return Stream.of(Kind.values())
        .filter(kind -> kind.name().equalsIgnoreCase(typed))
        .findFirst()
        .orElseThrow(() -> new BadRequestException(KIND));
  }

  private static Instant moment(String typed) {
    try {
      OffsetDateTime given = OffsetDateTime.parse(typed);
      Instant moment = given.toInstant();
      if (moment.isBefore(Instant.EPOCH) || given.getYear() > LAST_YEAR) {
        throw new BadRequestException(MOMENT);
      }
      return moment;
    } catch (DateTimeException none) {
      throw new BadRequestException(MOMENT, none);
    }
  }

  private static IncidentSearch.Place place(String typed) {
    return IncidentSearch.Place.parse(typed).orElseThrow(() -> new BadRequestException(BEFORE));
  }
}
