package io.fastnpc.tools.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir Path folder;

  @Test
  void emptiesAFolderThatAServerIsRemovingToo() throws Exception {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      for (int i = 0; i < 20; i++) {
        fill();
        Callable<Path> emptied = () -> Folders.emptied(folder);
        for (Future<Path> one : both.invokeAll(List.of(emptied, emptied))) {
          assertThat(one.get()).isEqualTo(folder);
        }
        assertThat(folder).isEmptyDirectory();
      }
    } finally {
      both.shutdownNow();
    }
  }

  private void fill() throws IOException {
    for (int i = 0; i < 20; i++) {
      Path inner = Files.createDirectories(folder.resolve("applications/" + i));
      for (int j = 0; j < 20; j++) {
        Files.createFile(inner.resolve(j + ".jar"));
      }
    }
  }
}
