package io.fastnpc.characters;

import static io.fastnpc.characters.Documents.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.fastnpc.config.LegacySettings;
import io.fastnpc.trouble.LogLines;
import io.fastnpc.trouble.Troubles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LegacyProfilesTest {
  private static final int USER = 7;
  private static final CharacterName WUKONG = new CharacterName("孙悟空");

  @TempDir private Path directory;
  private Path home;
  private LegacyProfiles profiles;

  @BeforeEach
  void a_folder_with_one_folder_for_the_user() throws IOException {
    Path characters = directory.resolve("characters");
    home = Files.createDirectories(characters.resolve("7"));
    profiles =
        new LegacyProfiles(new LegacySettings(Optional.of(characters)), Troubles.onSystemClock());
  }

  @Test
  void a_file_is_read_with_empty_memories_where_it_has_none() throws IOException {
    write("structured_孙悟空.json", "{\"来源\":{\"链接\":\"x\"},\"长期记忆\":[\"m\"]}");
    assertThat(json(profiles.profile(USER, WUKONG)))
        .isEqualTo(json("{\"来源\":{\"链接\":\"x\"},\"长期记忆\":[\"m\"],\"短期记忆\":[]}"));
    assertThat(json(profiles.structured(USER, WUKONG))).isEqualTo(json("{\"来源\":{\"链接\":\"x\"}}"));
  }

  @Test
  void of_several_files_the_edited_one_comes_first_then_the_sources_in_order() throws IOException {
    write("structured_zhwiki_孙悟空.json", "{\"from\":3}");
    assertThat(from()).isEqualTo(3);
    write("structured_baike_孙悟空.json", "{\"from\":2}");
    assertThat(from()).isEqualTo(2);
    write("structured_孙悟空.json", "{\"from\":1}");
    assertThat(from()).isEqualTo(1);
  }

  @Test
  void a_file_that_holds_no_object_counts_as_not_there() throws IOException {
    write("structured_baike_孙悟空.json", "{\"from\":2}");
    for (String garbage : new String[] {"", "[1]", "{\"a\":", "null", "\u0000\u0001"}) {
      write("structured_孙悟空.json", garbage);
      assertThat(from()).isEqualTo(2);
    }
  }

  @Test
  void a_folder_in_the_place_of_a_file_counts_as_not_there() throws IOException {
    Files.createDirectory(home.resolve("structured_孙悟空.json"));
    assertThat(profiles.profile(USER, WUKONG)).isEmpty();
  }

  @Test
  void a_link_out_of_the_users_folder_is_not_followed() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret.json"), "{\"from\":0}");
    Files.createSymbolicLink(home.resolve("structured_孙悟空.json"), secret);
    assertThat(profiles.profile(USER, WUKONG)).isEmpty();
  }

  @Test
  void a_link_to_another_users_file_or_folder_is_not_followed() throws IOException {
    Path other = Files.createDirectory(home.resolveSibling("8"));
    Path theirs = Files.writeString(other.resolve("structured_孙悟空.json"), "{\"from\":8}");
    Files.createSymbolicLink(home.resolve("structured_孙悟空.json"), theirs);
    Files.createSymbolicLink(home.resolveSibling("9"), other);
    assertThat(profiles.profile(USER, WUKONG)).isEmpty();
    assertThat(profiles.profile(9, WUKONG)).isEmpty();
    assertThat(profiles.profile(8, WUKONG)).isPresent();
  }

  @Test
  void a_link_within_the_users_folder_is_followed() throws IOException {
    write("original.json", "{\"from\":4}");
    Files.createSymbolicLink(home.resolve("structured_孙悟空.json"), home.resolve("original.json"));
    assertThat(from()).isEqualTo(4);
  }

  @Test
  void a_name_is_never_a_way_out_of_the_folder() throws IOException {
    Files.writeString(home.resolveSibling("x.json"), "{\"from\":0}");
    Files.createDirectory(home.resolve("structured_"));
    assertThat(profiles.profile(USER, CharacterName.normal("/../../x"))).isEmpty();
    assertThat(profiles.profile(USER, CharacterName.normal("..\\..\\x"))).isEmpty();
  }

  @Test
  void a_name_that_is_not_in_normal_form_is_no_file() throws IOException {
    write("structured_a!.json", "{}");
    write("structured_x.json", "{}");
    Files.createDirectory(home.resolve("structured_y"));
    assertThat(profiles.profile(USER, new CharacterName("a!"))).isEmpty();
    assertThat(profiles.profile(USER, new CharacterName("y/../structured_x"))).isEmpty();
  }

  @Test
  void a_name_too_long_for_a_file_counts_as_not_there() {
    assertThat(profiles.profile(USER, new CharacterName("\uD800\uDC00".repeat(64)))).isEmpty();
  }

  @Test
  void a_user_without_a_folder_and_an_installation_without_files_have_no_profiles() {
    assertThat(profiles.profile(USER + 1, WUKONG)).isEmpty();
    LegacyProfiles off =
        new LegacyProfiles(new LegacySettings(Optional.empty()), Troubles.onSystemClock());
    assertThat(off.profile(USER, WUKONG)).isEmpty();
    LegacyProfiles gone =
        new LegacyProfiles(
            new LegacySettings(Optional.of(directory.resolve("nowhere"))),
            Troubles.onSystemClock());
    assertThat(gone.profile(USER, WUKONG)).isEmpty();
  }

  @Test
  void a_bad_file_is_not_warned_of_at_every_look() throws IOException {
    write("structured_孙悟空.json", "garbage");
    try (LogLines lines = new LogLines(LegacyProfiles.class.getName())) {
      for (int look = 0; look < 10; look++) {
        assertThat(profiles.profile(USER, WUKONG)).isEmpty();
      }
      assertThat(lines.soFar()).hasSize(1).first().asString().startsWith("WARNING");
    }
  }

  private int from() {
    return json(profiles.profile(USER, WUKONG)).path("from").asInt();
  }

  private void write(String file, String content) throws IOException {
    Files.writeString(home.resolve(file), content);
  }
}
