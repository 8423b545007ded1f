package io.fastnpc.characters;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fastnpc.config.LegacySettings;
import io.fastnpc.json.RawJson;
import io.fastnpc.trouble.Trouble;
import io.fastnpc.trouble.Troubles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles that early releases kept as files, one folder per user.
 *
 * <p>Nothing outside the user's folder is ever read, neither through a name nor through a symbolic
 * link. A file that cannot be read, or holds no JSON object, is logged, of many one a minute, and
 * counts as not there. Files have names in normal form only.
 */
@ApplicationScoped
class LegacyProfiles {
  private static final Logger LOG = System.getLogger(LegacyProfiles.class.getName());
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PREFIXES =
      List.of("structured_", "structured_baike_", "structured_zhwiki_");
  private static final List<String> MEMORIES = List.of("短期记忆", "长期记忆");

  private LegacySettings settings;

  private Trouble unread;

  /** For the container's proxies only. */
  @SuppressWarnings("NullAway.Init")
  LegacyProfiles() {}

  @Inject
  LegacyProfiles(LegacySettings settings, Troubles troubles) {
    this.settings = settings;
    this.unread = troubles.of(LOG, Level.WARNING, "A legacy profile is not read");
  }

  /** The structured data with the memories; lists that the file lacks are empty. */
  Optional<RawJson> profile(int userId, CharacterName name) {
    return find(userId, name)
        .map(
            profile -> {
              MEMORIES.stream()
                  .filter(list -> !profile.path(list).isArray())
                  .forEach(profile::putArray);
              return RawJson.of(profile.toString());
            });
  }

  /** The structured data without the memories. */
  Optional<RawJson> structured(int userId, CharacterName name) {
    return find(userId, name).map(profile -> RawJson.of(profile.without(MEMORIES).toString()));
  }

  private Optional<ObjectNode> find(int userId, CharacterName name) {
    return settings.charactersDir().filter(folder -> name.isNormal()).stream()
        .flatMap(folder -> PREFIXES.stream().flatMap(prefix -> open(folder, userId, prefix + name)))
        .findFirst();
  }

  private Stream<ObjectNode> open(Path folder, int userId, String fileName) {
    try {
      Path home = folder.toRealPath().resolve(Integer.toString(userId));
      Path path = home.resolve(fileName + ".json");
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        return Stream.empty();
      }
      Path file = path.toRealPath();
      if (!file.startsWith(home) || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        unread.happened(fileName + " leads out of " + home + " or is not a file");
        return Stream.empty();
      }
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode profile) {
        return Stream.of(profile);
      }
      unread.happened(file + " holds no JSON object");
    } catch (IOException | IllegalArgumentException unreadable) {
      // IllegalArgumentException: the JVM's locale has no form for the name; LC_ALL=C.UTF-8 has.
      unread.happened(unreadable.toString());
    }
    return Stream.empty();
  }
}
