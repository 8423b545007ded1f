package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir private Path folder;

  private Process child;

  @BeforeEach
  void start() throws IOException {
    // Its command line names the folder, as those of all servers do.
    child = new ProcessBuilder("tail", "-f", "/dev/null", "--", folder + "/x").start();
  }

  @AfterEach
  void end() {
    child.destroyForcibly().onExit().join();
  }

  @Test
  void a_process_that_outlived_its_run_is_ended() throws IOException {
    note().write(child.toHandle(), "TERM");
    assertThat(Leftovers.stop(folder)).isEqualTo(1);
    assertThat(child.isAlive()).isFalse();
    assertThat(note().file()).doesNotExist();
  }

  @Test
  void one_that_runs_in_the_folder_needs_not_name_it() throws IOException {
    Process nameless =
        new ProcessBuilder("tail", "-f", "/dev/null").directory(folder.toFile()).start();
    try {
      note().write(nameless.toHandle(), "TERM");
      assertThat(Leftovers.stop(folder)).isEqualTo(1);
      assertThat(nameless.isAlive()).isFalse();
    } finally {
      nameless.destroyForcibly();
    }
  }

  @Test
  void a_hanging_process_is_ended_too() throws IOException {
    note().write(child.toHandle(), "TERM");
    ChildProcess.signal("STOP", child.toHandle());
    assertThat(Leftovers.stop(folder)).isEqualTo(1);
    assertThat(child.isAlive()).isFalse();
  }

  @Test
  void another_process_that_got_the_same_id_later_is_left_alone() throws IOException {
    Files.write(note().file(), List.of(Long.toString(child.pid()), "2001-01-01T00:00:00Z", "TERM"));
    assertThat(Leftovers.stop(folder)).isZero();
    assertThat(child.isAlive()).isTrue();
  }

  @Test
  void a_process_of_another_folder_is_left_alone() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    PidFile.besides(elsewhere.resolve("server.log")).write(child.toHandle(), "TERM");
    assertThat(Leftovers.stop(elsewhere)).isZero();
    assertThat(child.isAlive()).isTrue();
  }

  private PidFile note() {
    return PidFile.besides(folder.resolve("server.log"));
  }
}
