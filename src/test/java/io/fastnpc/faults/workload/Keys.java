package io.fastnpc.faults.workload;

/** The names of the values that are checked, each by its kind and its owner. */
public final class Keys {
  private Keys() {}

  public static String settings(int user) {
    return "settings:" + user;
  }

  public static String username(int user) {
    return "username:" + user;
  }

  public static String epoch(int user) {
    return "epoch:" + user;
  }

  public static String list(int user) {
    return "list:" + user;
  }

  public static String id(int user, String character) {
    return "id:" + user + ":" + character;
  }

  public static String profile(int user, String character) {
    return "profile:" + user + ":" + character;
  }
}
