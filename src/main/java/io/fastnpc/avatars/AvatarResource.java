package io.fastnpc.avatars;

import io.fastnpc.config.AvatarSettings;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.InvalidPathException;
import java.util.Date;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * The pictures of characters and users. A file that cannot be read is logged, of many one a minute,
 * and counts as not there.
 */
@Path("/avatars/{file}")
@ApplicationScoped
@Tag(name = "Avatars")
public class AvatarResource {
  private static final Logger LOG = System.getLogger(AvatarResource.class.getName());
  private static final String UNKNOWN = "图片不存在";

  private AvatarSettings settings;

  private Trouble unread;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  public AvatarResource() {}

  @Inject
  AvatarResource(AvatarSettings settings, Troubles troubles) {
    this.settings = settings;
    this.unread = troubles.of(LOG, Level.WARNING, "An avatar is not read");
  }

  @GET
  @PermitAll
  @Operation(
      summary = "A picture from FASTNPC_AVATARS_DIR",
      description = "With ETag and Last-Modified: whoever has it already is answered 304.")
  @APIResponse(responseCode = "200", description = "the picture")
  @APIResponse(responseCode = "404", description = UNKNOWN)
  public Response picture(@PathParam("file") String file, @Context Request request) {
    Picture picture = find(file).orElseThrow(() -> new NotFoundException(UNKNOWN));
    EntityTag tag = new EntityTag(picture.tag());
    Date modified = Date.from(picture.modified());
    Response.ResponseBuilder answer = request.evaluatePreconditions(modified, tag);
    if (answer == null) {
      StreamingOutput content = picture::writeTo;
      answer =
          Response.ok(content, picture.type().mediaType())
              .header(HttpHeaders.CONTENT_LENGTH, picture.bytes());
    }
    return answer.tag(tag).lastModified(modified).cacheControl(checkedEachTime()).build();
  }

  private Optional<Picture> find(String file) {
    if (settings.dir().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Picture.in(settings.dir().get(), file);
    } catch (IOException | InvalidPathException unreadable) {
      // InvalidPathException: the JVM's locale has no form for the name; LC_ALL=C.UTF-8 has.
      unread.happened(unreadable.toString());
      return Optional.empty();
    }
  }

  /** A new picture of a character has the name of the old one. */
  private static CacheControl checkedEachTime() {
    CacheControl control = new CacheControl();
    control.setNoTransform(false);
    control.setNoCache(true);
    return control;
  }
}
