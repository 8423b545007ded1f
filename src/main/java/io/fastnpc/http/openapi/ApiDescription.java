package io.fastnpc.http.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.fastnpc.http.Access;
import io.fastnpc.http.Area;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.Paths;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.tags.Tag;

/**
 * Completes what the scan of the resources puts into the OpenAPI document.
 *
 * <p>The scan knows neither {@link Json}'s spelling of names nor the answers that all calls share,
 * and Payara's leaves patterns in paths, repeats tags and ids, and drops the success of an
 * operation that names its errors.
 */
public class ApiDescription implements OASFilter {
  private static final String ERROR = "#/components/schemas/Error";
  private static final String RAW_JSON = "RawJson";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    Map<String, Tag> tags = new LinkedHashMap<>();
    api.getTags().forEach(tag -> tags.putIfAbsent(tag.getName(), tag));
    api.setTags(new ArrayList<>(tags.values()));
    respell(api.getComponents());
    // Payara names the address at which it thinks to listen, which nobody behind a proxy can call.
    api.setServers(List.of(OASFactory.createServer().url("/")));
    Paths paths = OASFactory.createPaths();
    api.getPaths()
        .getPathItems()
        .forEach((path, item) -> paths.addPathItem(withoutPatterns(path), item));
    api.setPaths(paths);
    paths
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach(
                        (method, call) -> {
                          complete(path, call);
                          if (method != PathItem.HttpMethod.GET
                              && path.startsWith(Area.API.path() + "/")) {
                            mayBeTooOften(call.getResponses());
                          }
                        }));
  }

  private static void mayBeTooOften(APIResponses answers) {
    APIResponse own = answers.getAPIResponse("429");
    String other = own == null ? "" : own.getDescription() + " / ";
    answers.addAPIResponse(
        "429",
        OASFactory.createAPIResponse()
            .description(other + Sentences.TOO_MANY_WRITES)
            .content(errorContent()));
  }

  /** Turns <code>{name: .+}</code> into <code>{name}</code>. */
  static String withoutPatterns(String path) {
    return path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}");
  }

  private static void respell(Components components) {
    SnakeCaseStrategy spelling = new SnakeCaseStrategy();
    Map<String, Schema> schemas = new LinkedHashMap<>(components.getSchemas());
    for (Schema schema : schemas.values()) {
      if (schema.getProperties() != null) {
        Map<String, Schema> properties = new LinkedHashMap<>();
        schema
            .getProperties()
            .forEach((name, property) -> properties.put(spelling.translate(name), free(property)));
        schema.setProperties(properties);
      }
    }
    schemas.computeIfPresent(RAW_JSON, (name, scanned) -> anything());
    components.setSchemas(schemas);
  }

  /** An array of nothing is what the scan makes of bytes and trees that hold any JSON. */
  private static Schema free(Schema schema) {
    return schema.getType() == Schema.SchemaType.ARRAY && schema.getItems() == null
        ? anything()
        : schema;
  }

  private static Schema anything() {
    return OASFactory.createSchema().type(Schema.SchemaType.OBJECT).description("any JSON object");
  }

  private static void complete(String path, Operation call) {
    call.setOperationId(null);
    if (call.getRequestBody() != null) {
      call.getRequestBody()
          .getContent()
          .getMediaTypes()
          .values()
          .forEach(media -> media.setSchema(free(media.getSchema())));
    }
    APIResponses answers = call.getResponses();
    APIResponse unnamed = answers.getDefaultValue();
    if (unnamed != null) {
      answers.removeAPIResponse(APIResponses.DEFAULT);
      answers.addAPIResponse("200", unnamed.description("the answer"));
    } else if (answers.getAPIResponses().keySet().stream()
        .noneMatch(code -> code.startsWith("2"))) {
      answers.addAPIResponse("200", OASFactory.createAPIResponse().description("the answer"));
    }
    Access access = Area.accessTo(path);
    if (access == Access.EVERYBODY) {
      call.setSecurity(List.of());
    } else {
      answers.addAPIResponse("401", OASFactory.createAPIResponse().description(Sentences.of(401)));
    }
    if (access == Access.ADMINISTRATORS || access == Access.ONLOOKERS) {
      answers.addAPIResponse("403", OASFactory.createAPIResponse().description(Sentences.of(403)));
    }
    answers
        .getAPIResponses()
        .forEach(
            (code, answer) -> {
              if (code.compareTo("400") >= 0) {
                answer.setContent(errorContent());
              }
            });
  }

  private static Content errorContent() {
    return OASFactory.createContent()
        .addMediaType(
            "application/json",
            OASFactory.createMediaType().schema(OASFactory.createSchema().ref(ERROR)));
  }
}
