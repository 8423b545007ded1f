package io.fastnpc.tools.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.fastnpc.tools.servers.Ports;
import io.fastnpc.tools.servers.ServerFailure;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {
  @TempDir private Path home;

  @Test
  @Timeout(60)
  void the_lock_outlives_garbage_collection() {
    DataFolder data = DataFolder.in(home);
    try (FolderLock lock = FolderLock.of(data.path())) {
      collectGarbage();
      assertThatExceptionOfType(ServerFailure.class)
          .isThrownBy(() -> FolderLock.of(data.path()))
          .withMessageContaining("already running");
      assertThat(lock.channel().isOpen()).isTrue();
    }
    FolderLock.of(data.path()).close();
  }

  private static void collectGarbage() {
    WeakReference<Object> garbage = new WeakReference<>(new Object());
    while (garbage.get() != null) {
      System.gc();
    }
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_named() throws IOException {
    Files.writeString(home.resolve(".data"), "");
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> DataFolder.in(home))
        .withMessage("cannot use " + home.resolve(".data") + ": there is a file of that name");
  }

  @Test
  void a_folder_in_the_place_of_a_secret_is_named() throws IOException {
    DataFolder data = DataFolder.in(home);
    Files.createDirectory(data.path().resolve("session-secret"));
    assertThatExceptionOfType(ServerFailure.class)
        .isThrownBy(() -> data.secret("session-secret"))
        .withMessageContaining("session-secret: Is a directory");
  }

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatExceptionOfType(ServerFailure.class)
          .isThrownBy(() -> Ports.requireFree(taken.getLocalPort()))
          .withMessageStartingWith("cannot listen on port " + taken.getLocalPort() + ": Address");
    }
  }
}
