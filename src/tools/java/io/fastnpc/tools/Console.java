package io.fastnpc.tools;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Where the programs here print. */
public final class Console {
  private Console() {}

  /** The standard output of this process, in {@link #charset}. */
  public static PrintStream out() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, charset(locale()));
  }

  /** Whether the locale has no letters but those of ASCII; what is started then needs another. */
  public static boolean isAscii() {
    return locale().equals(StandardCharsets.US_ASCII);
  }

  private static Charset locale() {
    return Charset.forName(System.getProperty("native.encoding", Charset.defaultCharset().name()));
  }

  /**
   * The encoding of the locale; UTF-8 where that is ASCII, as it is where no locale is set:
   * question marks in place of names serve nobody, and the terminals of today show UTF-8.
   */
  static Charset charset(Charset locale) {
    return locale.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : locale;
  }
}
