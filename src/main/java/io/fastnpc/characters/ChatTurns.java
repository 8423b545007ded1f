package io.fastnpc.characters;

import io.fastnpc.cache.cdi.CacheKey;
import io.fastnpc.cache.cdi.RedisReadAhead;
import io.fastnpc.json.RawJson;
import io.fastnpc.security.Caller;
import io.fastnpc.security.CallerSettings;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one chat turn needs, through the cache in as few round trips as possible. */
@Stateless
public class ChatTurns {
  @EJB private CharacterRepository characters;

  @EJB private ProfileRepository profiles;

  @Inject private CallerSettings settings;

  /**
   * All that one turn needs.
   *
   * @param settings the user's settings
   * @param characterId the character's id; null for one that exists only as a legacy file
   * @param profile what is known about the character, with its memories
   */
  public record Turn(RawJson settings, @Nullable Integer characterId, RawJson profile) {
    /** The same with another {@code profile}. */
    Turn with(RawJson profile) {
      return new Turn(settings, characterId, profile);
    }
  }

  /** What a turn of {@code caller} with a character needs; absent: there is none of that name. */
  @RedisReadAhead({"user_settings:user_id", "char_id:user_id:name", "char_profile:user_id:name"})
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Turn> turn(
      Caller caller, @CacheKey("user_id") int userId, @CacheKey("name") CharacterName name) {
    return profiles
        .profile(userId, name)
        .map(
            profile ->
                new Turn(
                    settings.of(caller),
                    characters.id(userId, name).map(CharacterId::id).orElse(null),
                    profile));
  }
}
