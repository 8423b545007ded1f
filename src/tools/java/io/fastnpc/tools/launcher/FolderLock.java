package io.fastnpc.tools.launcher;

import io.fastnpc.tools.servers.ServerFailure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Keeps other launchers out of a folder until it is closed or the process ends.
 *
 * @param channel holds the lock as long as it is open and reachable
 */
record FolderLock(FileChannel channel) implements AutoCloseable {
  /** Locks {@code folder}. @throws ServerFailure if another launcher has done so, or none can */
  static FolderLock of(Path folder) {
    Path file = folder.resolve("lock");
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (isLocked(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException failure) {
      throw ServerFailure.unusable(file, failure);
    }
    throw new ServerFailure("FastNPC is already running from " + folder + ": stop that one first.");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException inThisProcess) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException failure) {
      throw new ServerFailure("cannot unlock: " + failure.getMessage(), failure);
    }
  }
}
