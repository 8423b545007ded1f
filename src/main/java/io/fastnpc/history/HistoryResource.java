package io.fastnpc.history;

import io.fastnpc.cache.fleet.Fleet;
import io.fastnpc.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The history, for administrators: at most 1,440 steps. */
@Path("/admin/cache/history")
@ApplicationScoped
@RolesAllowed(Roles.ONLOOKER)
@Tag(name = "Administration")
public class HistoryResource {
  private static final String HOUR = "hour";
  private static final String DAY = "day";
  private static final String JSON = "json";
  private static final String CSV = "csv";
  private static final String SPAN = "span 只能是 hour 或 day";
  private static final String FORMAT = "format 只能是 json 或 csv";
  private static final String AFTER = "after 不能小于0";
  private static final String WORKER = "worker 格式不正确";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Inject private Fleet fleet;

  @Inject private Timeline timeline;

  @Inject private MinuteRepository repository;

  /**
   * Answers with fine steps, for which Redis or PostgreSQL suffices; or with minutes, for which
   * PostgreSQL is needed.
   */
  @GET
  @Operation(
      summary = "The last hour or day, step by step",
      description =
          "The hour in steps of five seconds; in minutes where one cache is chosen. The day in"
              + " minutes. A step of which nobody knows is missing.")
  @APIResponse(
      responseCode = "200",
      description = "the steps",
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(implementation = HistoryAnswer.class)),
        @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING))
      })
  @APIResponse(
      responseCode = "400",
      description = SPAN + " / " + FORMAT + " / " + AFTER + " / " + WORKER)
  public Response history(
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {HOUR, DAY}))
          @QueryParam("span")
          @DefaultValue(HOUR)
          String span,
      @Parameter(description = "of this cache only") @QueryParam("cache") @DefaultValue("")
          String cache,
      @Parameter(description = "of this worker only, by its id")
          @QueryParam("worker")
          @DefaultValue("")
          String worker,
      @Parameter(description = "steps that begin later than this, in milliseconds since 1970")
          @QueryParam("after")
          @Nullable Long after,
      @Parameter(
              schema =
                  @Schema(
                      type = SchemaType.STRING,
                      enumeration = {JSON, CSV}))
          @QueryParam("format")
          @DefaultValue(JSON)
          String format) {
    require(span.equals(HOUR) || span.equals(DAY), SPAN);
    require(format.equals(JSON) || format.equals(CSV), FORMAT);
    require(after == null || after >= 0, AFTER);
    Choice choice =
        new Choice(
            Optional.of(cache).filter(name -> !name.isEmpty() && name.indexOf('\0') < 0),
            Optional.of(worker).filter(id -> !id.isEmpty()).map(HistoryResource::id));
    Duration length = span.equals(HOUR) ? Duration.ofHours(1) : Minutes.KEPT;
    HistoryAnswer answer = answer(length, choice, after == null ? 0 : after);
    return format.equals(JSON)
        ? Response.ok(answer, MediaType.APPLICATION_JSON_TYPE).build()
        : Response.ok(Csv.of(answer), MediaType.valueOf("text/csv;charset=UTF-8"))
            .header(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"fastnpc-cache-" + span + ".csv\"")
            .build();
  }

  private static void require(boolean kept, String otherwise) {
    if (!kept) {
      throw new BadRequestException(otherwise);
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException none) {
      throw new BadRequestException(WORKER, none);
    }
  }

  private HistoryAnswer answer(Duration length, Choice choice, long after) {
    long now = System.currentTimeMillis();
    long begin = now - length.toMillis();
    boolean fine = length.compareTo(Minutes.KEPT) < 0 && choice.cache().isEmpty();
    Timeline.Steps steps =
        fine
            ? timeline.steps(Math.max(after, begin), now, choice)
            : timeline.minutes(Math.max(after, begin), now, choice);
    List<WorkerLife> workers = fine ? timeline.workers() : repository.workers();
    Duration step = fine ? Fleet.STEP : MINUTE;
    return new HistoryAnswer(
        Math.toIntExact(step.toSeconds()),
        steps.until(),
        steps.complete(),
        choice.cache(),
        choice.worker(),
        fleet.sinceStart().keySet(),
        workers,
        Mark.of(workers, begin),
        HistoryAnswer.items(steps.sums()));
  }
}
