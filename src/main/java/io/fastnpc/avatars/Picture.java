package io.fastnpc.avatars;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A picture in a folder as it was when it was looked at.
 *
 * @param file where it is
 * @param type what it is
 * @param bytes its size
 * @param modified when it was last written
 */
record Picture(Path file, PictureType type, long bytes, Instant modified) {
  /**
   * The picture {@code name} in {@code folder}; absent if there is none of that name in the folder
   * itself, or it is no picture. A symbolic link is none, wherever it leads.
   *
   * @throws IOException if it is there and cannot be read
   * @throws InvalidPathException if the JVM's locale has no form for the name
   */
  static Optional<Picture> in(Path folder, String name) throws IOException {
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0 || name.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path file = folder.resolve(name);
    // Asked before it is opened: to open a pipe would wait.
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    BasicFileAttributes attributes =
        Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = open(file)) {
      byte[] beginning = Channels.newInputStream(channel).readNBytes(PictureType.BEGINNING);
      return PictureType.of(beginning)
          .map(
              type ->
                  new Picture(
                      file, type, attributes.size(), attributes.lastModifiedTime().toInstant()));
    }
  }

  /** Another one whenever the file is written anew. */
  String tag() {
    return Long.toHexString(modified.getEpochSecond())
        + "-"
        + Integer.toHexString(modified.getNano())
        + "-"
        + Long.toHexString(bytes);
  }

  /**
   * Writes all of it.
   *
   * @throws FileSystemException if it was replaced since
   */
  void writeTo(OutputStream out) throws IOException {
    try (SeekableByteChannel channel = open(file)) {
      if (channel.size() != bytes) {
        throw new FileSystemException(file.toString(), null, "was replaced while it was sent");
      }
      InputStream in = Channels.newInputStream(channel);
      in.transferTo(out);
    }
  }

  private static SeekableByteChannel open(Path file) throws IOException {
    return Files.newByteChannel(file, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }
}
