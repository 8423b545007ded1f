package io.fastnpc.users;

import io.fastnpc.audit.Actor;
import io.fastnpc.audit.Audit;
import io.fastnpc.audit.Deed;
import io.fastnpc.audit.Kind;
import io.fastnpc.brake.Brake;
import io.fastnpc.config.SessionSettings;
import io.fastnpc.http.addresses.ClientAddress;
import io.fastnpc.http.addresses.ClientAddresses;
import io.fastnpc.http.errors.Sentences;
import io.fastnpc.json.Done;
import io.fastnpc.overload.HashingBound;
import io.fastnpc.overload.Quotas;
import io.fastnpc.security.Account;
import io.fastnpc.security.Caller;
import io.fastnpc.security.Roles;
import io.fastnpc.security.Sessions;
import io.fastnpc.security.Unauthorized;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Registration, log-in and log-out. */
@Path("/auth")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Session")
public class AuthResource {
  /** The unique index over names cannot hold much more than ten times this. */
  private static final int MAX_NAME_LENGTH = 256;

  /**
   * Set by the proxy in front of both back ends when it asks whether to pass a request on, and
   * cleared by it in what clients send: scripts of pages must not get hold of a token. Browsers let
   * no script set a header of this prefix, wherever no such proxy is in front.
   */
  private static final String TOKEN_WANTED = "Sec-Fastnpc-Token-Wanted";

  /** The accepted token; the proxy passes it on to the existing back end and to nobody else. */
  private static final String TOKEN = "X-Fastnpc-Token";

  private static final String NAME_TAKEN = "用户名已存在";

  @EJB private UserRepository users;

  @Inject private LogIns logIns;

  @Inject private Sessions sessions;

  @Inject private HashingBound hashing;

  @Inject private Brake brake;

  @Inject private Quotas quotas;

  @Inject private ClientAddresses addresses;

  @Inject private SessionSettings settings;

  @Inject private Audit audit;

  @Inject private HttpServletRequest request;

  private AdministratorName administrator;

  @PostConstruct
  void prepare() {
    administrator = new AdministratorName(settings.adminUser());
  }

  /** The answer that begins a session. */
  public record Welcome(boolean ok, UserAnswer user) {}

  @POST
  @Path("/register")
  @PermitAll
  @Operation(summary = "Register and log in")
  @APIResponse(responseCode = "200", description = "registered; the cookie begins a session")
  @APIResponse(
      responseCode = "400",
      description = "用户名与密码必填 / 用户名已存在 / 密码至少6位 / 密码不能超过72字节 / 密码过于常见 / 密码含有无法使用的字符")
  @APIResponse(
      responseCode = "429",
      description = Quotas.REGISTRATIONS + " / " + Sentences.TOO_MANY_ATTEMPTS)
  public Response register(LogIn logIn) {
    if (logIn.username().isEmpty() || logIn.password().isEmpty()) {
      throw new BadRequestException("用户名与密码必填");
    }
    if (Typed.length(logIn.username()) > MAX_NAME_LENGTH) {
      throw new BadRequestException("用户名不能超过" + MAX_NAME_LENGTH + "字");
    }
    if (Typed.isUnusable(logIn.username())) {
      throw new BadRequestException("用户名含有无法使用的字符");
    }
    PasswordFlaw.of(logIn.password(), logIn.username())
        .ifPresent(
            flaw -> {
              throw new BadRequestException(flaw.sentence());
            });
    if (administrator.isImitatedBy(logIn.username())) {
      throw new BadRequestException(NAME_TAKEN);
    }
    ClientAddress from = addresses.of(request);
    Registration registration =
        quotas.registration(
            from,
            () -> {
              String hash = hashing.within(() -> Passwords.hash(logIn.password()));
              return users.register(logIn.username(), hash, administrator.is(logIn.username()));
            });
    if (registration instanceof Registration.Registered registered) {
      brake.registered(logIn.username(), from);
      Account account = registered.account();
      Actor newcomer = audit.actor(request).as(account.id(), account.username());
      Deed deed = Deed.of(Kind.REGISTERED, newcomer);
      audit.record(account.admin() ? deed.with("administrator") : deed);
      return welcome(account);
    }
    throw new BadRequestException(NAME_TAKEN);
  }

  /** Logs a user in; the answer and its time are the same for a wrong name and a wrong password. */
  @POST
  @Path("/login")
  @PermitAll
  @Operation(summary = "Log in")
  @APIResponse(responseCode = "200", description = "the cookie begins a session")
  @APIResponse(responseCode = "401", description = "用户名或密码错误")
  @APIResponse(responseCode = "429", description = Sentences.TOO_MANY_ATTEMPTS)
  public Response logIn(LogIn logIn) {
    return logIns
        .attempt(logIn.username(), logIn.password(), request)
        .map(this::welcome)
        .orElseThrow(() -> new Unauthorized("用户名或密码错误"));
  }

  @POST
  @Path("/logout")
  @Consumes(MediaType.WILDCARD)
  @PermitAll
  @Operation(
      summary = "Log out",
      description = "Ends this session on all workers, or with everywhere=true all of the account.")
  public Response logOut(@QueryParam("everywhere") @DefaultValue("false") boolean everywhere) {
    return Response.ok(Done.OK).cookie(logIns.end(request, everywhere)).build();
  }

  @GET
  @Path("/me")
  @RolesAllowed(Roles.USER)
  @Operation(summary = "Who is logged in")
  @APIResponse(
      responseCode = "200",
      description = "the user",
      content = @Content(schema = @Schema(implementation = UserAnswer.class)))
  @APIResponse(responseCode = "401", description = "unauthorized")
  public Response me() {
    Caller caller = Caller.of(request);
    Response.ResponseBuilder answer =
        Response.ok(new UserAnswer(caller.userId(), caller.username(), caller.admin() ? 1 : 0));
    if (request.getHeader(TOKEN_WANTED) != null) {
      sessions.token(request).ifPresent(token -> answer.header(TOKEN, token));
    }
    return answer.build();
  }

  private Response welcome(Account account) {
    return Response.ok(new Welcome(true, UserAnswer.of(account)))
        .cookie(logIns.begin(account, request))
        .build();
  }
}
