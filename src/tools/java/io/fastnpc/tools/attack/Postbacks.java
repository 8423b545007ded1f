package io.fastnpc.tools.attack;

import io.fastnpc.tools.attack.Shot.Audience;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Forms of the pages that no page has sent.
 *
 * @param accounts whom the attacker can be
 */
record Postbacks(Accounts accounts) implements Magazine {
  private static final List<String> FIELDS =
      List.of(
          "form",
          "form:submit",
          "form:name",
          "form:password",
          "jakarta.faces.source",
          "jakarta.faces.partial.ajax",
          "jakarta.faces.partial.execute",
          "jakarta.faces.partial.render",
          "jakarta.faces.partial.event",
          "jakarta.faces.behavior.event",
          "jakarta.faces.encodedURL",
          "jakarta.faces.ClientWindow",
          "jakarta.faces.RenderKitId",
          "primefaces.nonce",
          "primefaces.resetvalues",
          "primefaces.search",
          "a:b:c");

  private static final List<String> VALUES =
      List.of(
          "",
          "true",
          "@all",
          "@form",
          "@none @this",
          "form",
          "form:submit",
          "x:0:y:-1",
          "%00",
          "%zz",
          "..%2F..",
          "%23%7B1%2B1%7D",
          "%24%7B7*7%7D",
          "a".repeat(3_000),
          "%F0%9F%98%80");

  private static final List<String> STATES =
      List.of(
          "",
          "stateless",
          "1:2",
          "-1:-1",
          "0",
          "rO0ABXNyABE",
          "%00",
          "x".repeat(2_000),
          "9".repeat(40));

  private static final List<String> RESOURCES =
      List.of(
          "/jakarta.faces.resource/x.css.xhtml?ln=primefaces",
          "/jakarta.faces.resource/..%2Fweb.xml.xhtml?ln=..",
          "/jakarta.faces.resource/jquery/jquery.js.xhtml?ln=primefaces&v=%00",
          "/jakarta.faces.resource/dynamiccontent.properties.xhtml?ln=primefaces&pfdrid=x",
          "/jakarta.faces.resource/.xhtml",
          "/login.xhtml?lang=%00",
          "/login.xhtml?lang=tr&lang=zh",
          "/admin/index.xhtml?lang=..%2F",
          "/admin/index.xhtml;jsessionid=1");

  @Override
  public Shot shot(Dice dice) {
    if (dice.chance(15)) {
      return Message.of("GET", dice.of(RESOURCES))
          .as(accounts.any(dice))
          .by(Audience.BROWSER)
          .shot();
    }
    StringBuilder form = new StringBuilder("form=form");
    for (int left = dice.below(6); left > 0; left--) {
      form.append('&').append(dice.of(FIELDS)).append('=').append(dice.of(VALUES));
    }
    if (dice.chance(80)) {
      form.append("&jakarta.faces.ViewState=").append(state(dice));
    }
    Message message =
        Message.of("POST", dice.of("/login.xhtml", "/admin/index.xhtml"))
            .as(dice.of(accounts.administrator(), accounts.user(), ""))
            .by(Audience.BROWSER);
    if (dice.chance(50)) {
      message.header("Faces-Request: partial/ajax");
    }
    if (dice.chance(5)) {
      form.append("&a=b".repeat(2_000));
    }
    String type = dice.of("application/x-www-form-urlencoded", "multipart/form-data", "text/plain");
    return message
        .header("Content-Type: " + (dice.chance(80) ? "application/x-www-form-urlencoded" : type))
        .body(form.toString())
        .shot();
  }

  private String state(Dice dice) {
    String valid = URLEncoder.encode(accounts.viewState(), StandardCharsets.UTF_8);
    return switch (dice.below(3)) {
      case 0 -> valid;
      case 1 -> valid.isEmpty() ? "" : dice.damaged(valid).replaceAll("[^ -~]", "");
      default -> dice.of(STATES);
    };
  }
}
