package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Shot.Audience;
import java.util.List;

/**
 * Methods that a path does not know, and paths that end strangely.
 *
 * @param accounts whom the attacker can be
 */
record Methods(Accounts accounts) implements Magazine {
  private static final List<String> METHODS =
      List.of(
          "GET",
          "HEAD",
          "POST",
          "PUT",
          "DELETE",
          "PATCH",
          "OPTIONS",
          "TRACE",
          "CONNECT",
          "PROPFIND",
          "MKCOL",
          "SEARCH",
          "FOO",
          "get",
          "G!T",
          "X".repeat(300));

  private static final List<String> PATHS =
      List.of(
          "/auth/login",
          "/auth/me",
          "/auth",
          "/api",
          "/api/",
          "/api/me/settings",
          "/api/characters",
          "/api/characters/nobody",
          "/api/characters/nobody/id",
          "/api/characters/nobody/.",
          "/api/characters/nobody/..",
          "/api/characters/..",
          "/api/characters/./id",
          "/api/characters//id",
          "/api/../api/me/settings",
          "/api/characters/%",
          "/api/characters/%2",
          "/api/characters/%zz/id",
          "/admin/users",
          "/admin/cache/stats",
          "/style/fastnpc.css",
          "/style/",
          "/nope",
          "/nope/..",
          "/WEB-INF/web.xml",
          "/metrics",
          "/health",
          "/openapi");

  private static final List<String> PAGES =
      List.of("/", "/login.xhtml", "/admin/", "/admin/index.xhtml", "/docs/", "/error");

  @Override
  public Shot shot(Dice dice) {
    String method = dice.of(METHODS);
    boolean page = dice.chance(20);
    Message message =
        Message.of(method, page ? dice.of(PAGES) : dice.of(PATHS))
            .as(accounts.any(dice))
            .by(page ? Audience.BROWSER : Audience.REST)
            .last();
    return dice.chance(25) ? message.json("{}").shot() : message.shot();
  }
}
