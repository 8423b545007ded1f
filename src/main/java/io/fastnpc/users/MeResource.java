package io.fastnpc.users;

import com.fasterxml.jackson.databind.JsonNode;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.brake.Brake;
import io.fastnpc.brake.Braked;
import io.fastnpc.config.ModelSettings;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.json.Done;
import io.fastnpc.json.RawJson;
import io.fastnpc.overload.HashingBound;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import io.fastnpc.security.Sessions;
import io.fastnpc.security.Unauthorized;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The caller's own account. */
@Path("/api/me")
@ApplicationScoped
@RolesAllowed(Roles.USER)
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Users")
public class MeResource {
  private static final String NO_SESSION = "会话不存在";
  private static final String LAST_ADMINISTRATOR = "最后一位管理员不能删除账号";

  @EJB private UserRepository users;

  @EJB private SettingsRepository settings;

  @Inject private ModelSettings models;

  @Inject private Sessions sessions;

  @Inject private OwnSessions own;

  @Inject private HashingBound hashing;

  @Inject private Brake brake;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  /** The settings in their envelope. */
  public record SettingsAnswer(RawJson settings) {}

  /** The body of a change of password. */
  public record NewPassword(@Nullable String oldPassword, @Nullable String newPassword) {
    /** Never shows the passwords. */
    @Override
    public String toString() {
      return "NewPassword[]";
    }
  }

  /** The body that confirms the deletion of an account. */
  public record Confirmation(@Nullable String password) {
    /** Never shows the password. */
    @Override
    public String toString() {
      return "Confirmation[]";
    }
  }

  @GET
  @Path("/settings")
  @Operation(summary = "Read the settings")
  public SettingsAnswer settings() {
    return new SettingsAnswer(settings.settings(Caller.of(request).userId()));
  }

  @PUT
  @Path("/settings")
  @Operation(
      summary = "Replace the settings",
      description = "A number that is missing, null or empty is unset; numbers may come as text.")
  @APIResponse(responseCode = "200", description = "stored")
  @APIResponse(responseCode = "400", description = "a field does not keep its limits")
  public Done updateSettings(
      @RequestBody(
              content =
                  @Content(mediaType = "application/json", schema = @Schema(ref = "Settings")))
          JsonNode body) {
    UserSettings wanted = new SettingsForm(body).settings(models.allowed());
    if (!settings.update(Caller.of(request).userId(), wanted)) {
      throw new Unauthorized(); // deleted between the look at the session and the write
    }
    return Done.OK;
  }

  @PUT
  @Path("/password")
  @Operation(summary = "Change the password, ending all other sessions")
  @APIResponse(responseCode = "200", description = "changed; the cookie replaces the session")
  @APIResponse(
      responseCode = "400",
      description = "新密码至少6位 / 密码不能超过72字节 / 密码过于常见 / 密码含有无法使用的字符 / 原密码不正确")
  @APIResponse(responseCode = "429", description = Sentences.TOO_MANY_ATTEMPTS)
  public Response changePassword(NewPassword body) {
    String wanted = Typed.text(body.newPassword());
    Optional<PasswordFlaw> flaw = PasswordFlaw.of(wanted, Caller.of(request).username());
    refuse(flaw.filter(PasswordFlaw.SHORT::equals));
    int userId = Caller.of(request).userId();
    Optional<String> known = confirmed(userId, body.oldPassword());
    if (known.isPresent()) {
      refuse(flaw);
      String replacement = hashing.within(() -> Passwords.hash(wanted));
      if (users.changePassword(userId, known.get(), replacement)
          instanceof PasswordChange.Changed changed) {
        note(Kind.PASSWORD_CHANGED);
        sessions.distrust(userId);
        return Response.ok(Done.OK)
            .cookie(sessions.begin(changed.account(), request).cookie())
            .build();
      }
    }
    note(Kind.PASSWORD_REFUSED);
    throw new BadRequestException("原密码不正确");
  }

  @POST
  @Path("/delete")
  @Operation(summary = "Delete the account and everything in it")
  @APIResponse(responseCode = "200", description = "deleted; the cookie is removed")
  @APIResponse(responseCode = "400", description = "密码不正确 / " + LAST_ADMINISTRATOR)
  @APIResponse(responseCode = "429", description = Sentences.TOO_MANY_ATTEMPTS)
  public Response delete(Confirmation body) {
    int userId = Caller.of(request).userId();
    AccountDeletion deletion =
        confirmed(userId, body.password())
            .map(hash -> users.delete(userId, hash))
            .orElseGet(AccountDeletion.Outdated::new);
    if (deletion instanceof AccountDeletion.Deleted) {
      sessions.distrust(userId);
      note(Kind.ACCOUNT_DELETED);
      return Response.ok(Done.OK).cookie(sessions.forget(request)).build();
    }
    if (deletion instanceof AccountDeletion.LastAdministrator) {
      throw new BadRequestException(LAST_ADMINISTRATOR);
    }
    note(Kind.PASSWORD_REFUSED);
    throw new BadRequestException("密码不正确");
  }

  @GET
  @Path("/sessions")
  @Operation(
      summary = "The sessions of the account that are not over, the caller's own first",
      description =
          "Address and agent are those of the log-in. When a session was used is known to five"
              + " minutes. Of more than a hundred those are listed that were used last.")
  public RawJson sessions() {
    return sessions.listed(request);
  }

  @DELETE
  @Path("/sessions/{id}")
  @Operation(summary = "End one session of the account on all workers")
  @APIResponse(responseCode = "200", description = "over; its own cookie is removed")
  @APIResponse(responseCode = "404", description = NO_SESSION)
  public Response endSession(@PathParam("id") String id) {
    return switch (own.end(request, id)) {
      case UNKNOWN -> throw new NotFoundException(NO_SESSION);
      case OVER -> Response.ok(Done.OK).build();
      case OWN_OVER -> Response.ok(Done.OK).cookie(sessions.forget(request)).build();
    };
  }

  private void note(Kind kind) {
    audit.record(Deed.of(kind, audit.actor(request)));
  }

  private static void refuse(Optional<PasswordFlaw> flaw) {
    flaw.ifPresent(
        found -> {
          throw new BadRequestException(found.sentenceAtChange());
        });
  }

  /**
   * The hash of the user's password if {@code typed} is that password. Not compared inside the
   * transaction that then writes: bcrypt takes longer than a transaction should hold its locks. The
   * write asks for the same hash instead.
   */
  private Optional<String> confirmed(int userId, @Nullable String typed) {
    Optional<String> known = users.credentials(userId).map(Credentials::passwordHash);
    String password = Typed.text(typed);
    try {
      return brake.confirm(
          userId,
          sessions.id(request),
          () -> known.filter(hash -> hashing.within(() -> Passwords.verify(password, known))));
    } catch (Braked refused) {
      note(Kind.PASSWORD_BRAKED);
      throw refused;
    }
  }
}
