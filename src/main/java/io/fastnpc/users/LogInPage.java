package io.fastnpc.users;

import io.fastnpc.database.DatabaseFailure;
import io.fastnpc.database.PageFailure;
import io.fastnpc.overload.TooManyAttempts;
import io.fastnpc.security.Account;
import io.fastnpc.security.Caller;
import io.fastnpc.security.PageRules;
import io.fastnpc.security.SetCookie;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.NewCookie;
import java.io.IOException;
import java.util.Optional;

/** The log-in form for browsers: the same accounts and the same cookie as {@link AuthResource}. */
@Named("logIn")
@RequestScoped
public class LogInPage {
  @Inject private LogIns logIns;

  @Inject private HttpServletRequest request;

  @Inject private PageFailure failures;

  private String username = "";
  private String password = "";
  private String problem = "";
  private String detail = "";

  /** Begins a session and goes on to the administration; else stays and says what is wrong. */
  public void logIn() throws IOException {
    if (username.isEmpty() || password.isEmpty()) {
      problem = "login.required";
      return;
    }
    try {
      Optional<Account> account = logIns.attempt(username, password, request);
      if (account.isPresent()) {
        go(logIns.begin(account.get(), request), PageRules.START);
      } else {
        problem = "login.wrong";
      }
    } catch (TooManyAttempts refused) {
      ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
      external.setResponseStatus(refused.getResponse().getStatus());
      detail = refused.retryAfter();
      external.setResponseHeader("Retry-After", detail);
      problem = "login.busy";
    } catch (DatabaseFailure failure) {
      detail = failures.tell("a log-in is refused", failure);
      problem = failure.isOutage() ? "login.unavailable" : "login.failed";
    }
  }

  /** Ends the session. */
  public void logOut() throws IOException {
    try {
      go(logIns.end(request, false), PageRules.LOG_IN);
    } catch (DatabaseFailure failure) {
      failures.tell("a log-out is refused", failure);
      FacesContext faces = FacesContext.getCurrentInstance();
      faces.getExternalContext().responseSendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "");
      faces.responseComplete();
    }
  }

  private static void go(NewCookie cookie, String path) throws IOException {
    FacesContext faces = FacesContext.getCurrentInstance();
    ExternalContext external = faces.getExternalContext();
    SetCookie.in((HttpServletResponse) external.getResponse(), cookie);
    external.redirect(external.getRequestContextPath() + path);
  }

  /** Whose session the browser has already, who is no administrator; empty: nobody's. */
  public String getWho() {
    return Caller.known(request).map(Caller::username).orElse("");
  }

  /** Whether the name is what to type next, and not the password. */
  public boolean isNameNext() {
    return username.isEmpty();
  }

  /** What screen readers are told of both fields. */
  public String getInvalid() {
    return String.valueOf(problem.equals("login.wrong"));
  }

  /** The name as typed. */
  public String getUsername() {
    return username;
  }

  /** Takes the name. */
  public void setUsername(String typed) {
    username = Typed.text(typed);
  }

  /** Never shown again. */
  public String getPassword() {
    return "";
  }

  /** Takes the password. */
  public void setPassword(String typed) {
    password = Typed.text(typed);
  }

  /** The key of the sentence that says why there is no session; empty before the first try. */
  public String getProblem() {
    return problem;
  }

  /** What its sentence names: in how many seconds to try again, or the number in the log. */
  public String getDetail() {
    return detail;
  }
}
