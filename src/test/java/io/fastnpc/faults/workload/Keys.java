package io.fastnpc.faults.workload;

/** The names of the values that are checked, each by its kind and its owner. */
public final class Keys {
  private Keys() {}

  /** The settings of {@code user}. */
  public static String settings(int user) {
    return "settings:" + user;
  }

  /** The name of {@code user}. */
  public static String username(int user) {
    return "username:" + user;
  }

  /** The session epoch of {@code user}, and which sessions in it are over. */
  public static String epoch(int user) {
    return "epoch:" + user;
  }

  /** The list of the characters of {@code user}. */
  public static String list(int user) {
    return "list:" + user;
  }

  /** The id of a character. */
  public static String id(int user, String character) {
    return "id:" + user + ":" + character;
  }

  /** The memories of a character. */
  public static String profile(int user, String character) {
    return "profile:" + user + ":" + character;
  }
}
