package io.fastnpc.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.fastnpc.config.SessionSettings;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * Writes and reads session tokens, the same on every worker and in the existing back end.
 *
 * <p>A token is {@link SignedText} around JSON: {@code uid} the user, {@code u} their name, {@code
 * t} the second of log-in. Ours add what the existing back end ignores: {@code e} the epoch of the
 * account's sessions, {@code x} the second of the token's end, {@code s} the session's name.
 *
 * <p>Tokens that were found genuine are remembered: decoding costs more than all else that a cached
 * read does here, and a signature that fits once fits for ever. Whether a token has run out, and
 * whether its account still stands behind it, is asked each time. Thread-safe.
 */
final class SessionTokens {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final int NAME_BYTES = 16;

  /** A token is not written anew more often than so, or by a tenth of the time for idling. */
  private static final Duration STEP = Duration.ofMinutes(5);

  /** About 5 MB: a token and what it says take half a kilobyte. */
  private static final int REMEMBERED = 10_000;

  private final SignedText signed;
  private final Duration lifetime;
  private final Optional<Duration> idle;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, SessionToken> genuine =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  SessionTokens(SessionSettings settings, Clock clock) {
    this.signed = new SignedText(settings.secret());
    this.lifetime = settings.lifetime();
    this.idle = settings.idle();
    this.clock = clock;
  }

  /** A token that was just written, what it says, and for how long it is valid. */
  record Issued(String text, SessionToken.Own token, Duration validFor) {}

  /** A token for a session of {@code account} that begins now. */
  Issued issue(Account account) {
    Instant now = clock.instant();
    Duration validFor = idle.filter(shorter -> shorter.compareTo(lifetime) < 0).orElse(lifetime);
    return sign(account, now.getEpochSecond(), account.tokenEpoch(), now, validFor, newName());
  }

  /**
   * A token for the same session with another end, where sessions end by lying idle: due once a
   * fair part of that time has gone, or the time is another one than when the token was written.
   *
   * <p>Tokens of the existing back end have no such end. They last from their log-in and were all
   * written before log-in was ours.
   */
  Optional<Issued> renewed(Account account, SessionToken token) {
    if (idle.isEmpty() || !(token instanceof SessionToken.Own own)) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Duration left = Duration.between(now, Instant.ofEpochSecond(own.issuedAt()).plus(lifetime));
    Duration validFor = left.compareTo(idle.get()) < 0 ? left : idle.get();
    Duration tenth = idle.get().dividedBy(10);
    Duration moved = Duration.between(own.end(), now.plus(validFor)).abs();
    return validFor.compareTo(Duration.ZERO) > 0
            && moved.compareTo(tenth.compareTo(STEP) < 0 ? tenth : STEP) >= 0
        ? Optional.of(sign(account, own.issuedAt(), own.epoch(), now, validFor, own.name()))
        : Optional.empty();
  }

  private Issued sign(
      Account account, long issuedAt, long epoch, Instant now, Duration validFor, String name) {
    long end = now.plus(validFor).getEpochSecond();
    JsonNode content =
        JSON.createObjectNode()
            .put("uid", account.id())
            .put("u", account.username())
            .put("t", issuedAt)
            .put("e", epoch)
            .put("x", end)
            .put("s", name);
    try {
      return new Issued(
          signed.sign(JSON.writeValueAsString(content)),
          own(account.id(), epoch, issuedAt, end, name),
          validFor);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private SessionToken.Own own(int userId, long epoch, long issuedAt, long end, String name) {
    Instant ends = Instant.ofEpochSecond(end);
    Instant lifetimeEnds = Instant.ofEpochSecond(issuedAt).plus(lifetime);
    return new SessionToken.Own(
        userId,
        epoch,
        issuedAt,
        ends,
        ends.isAfter(lifetimeEnds) ? ends : lifetimeEnds,
        name,
        SessionToken.idOf(name));
  }

  /** What {@code text} says, absent unless it is genuine and has not run out. */
  Optional<SessionToken> read(String text) {
    // Not get(text, this::decode), which would have to remember what strangers send.
    SessionToken known = genuine.getIfPresent(text);
    Optional<SessionToken> token = known != null ? Optional.of(known) : decode(text);
    Optional<SessionToken> valid = token.filter(said -> clock.instant().isBefore(said.end()));
    if (known == null) {
      valid.ifPresent(said -> genuine.put(text, said));
    }
    return valid;
  }

  private Optional<SessionToken> decode(String text) {
    return signed
        .open(text)
        .flatMap(
            opened -> {
              try {
                return token(JSON.readTree(opened.content()), opened.signature());
              } catch (JsonProcessingException | DateTimeException foreign) {
                // Not logged: whoever knows the secret may sign anything with it.
                return Optional.empty();
              }
            });
  }

  private Optional<SessionToken> token(JsonNode said, String signature) {
    JsonNode user = said.path("uid");
    JsonNode issued = said.path("t");
    if (!user.isInt() || !isSecond(issued) || !said.path("u").isTextual()) {
      return Optional.empty();
    }
    JsonNode epoch = said.path("e");
    if (epoch.isMissingNode()) {
      return Optional.of(
          new SessionToken.OfExistingBackEnd(
              user.intValue(),
              said.path("u").textValue(),
              issued.longValue(),
              Instant.ofEpochSecond(issued.longValue()).plus(lifetime),
              signature,
              SessionToken.idOf(signature)));
    }
    JsonNode end = said.path("x");
    JsonNode name = said.path("s");
    return isSecond(epoch) && isSecond(end) && name.isTextual()
        ? Optional.of(
            own(
                user.intValue(),
                epoch.longValue(),
                issued.longValue(),
                end.longValue(),
                name.textValue()))
        : Optional.empty();
  }

  private static boolean isSecond(JsonNode number) {
    return number.isIntegralNumber() && number.canConvertToLong();
  }

  private String newName() {
    byte[] bits = new byte[NAME_BYTES];
    random.nextBytes(bits);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }
}
