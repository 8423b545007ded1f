package io.fastnpc.tools.scenarios;

/** One line of a Markdown table with a figure without something and with it. */
record Row(String what, String without, String with, String change) {
  static final String HEAD = head("cache off", "cache on");

  /** How a table with these two figures begins. */
  static String head(String without, String with) {
    return "| | %s | %s | |%n|---|---:|---:|---:|".formatted(without, with);
  }

  static Row ofCounts(String what, long without, long with) {
    return ofMeans(what, (double) without, (double) with);
  }

  static Row ofMeans(String what, double without, double with) {
    String change = without == 0 ? "" : "%+.1f %%".formatted((with - without) / without * 100);
    return new Row(what, figure(without), figure(with), change);
  }

  private static String figure(double count) {
    return "%.1f".formatted(count).replaceFirst("\\.0$", "");
  }

  static Row ofTimes(String what, double without, double with) {
    return new Row(
        what,
        "%.2f ms".formatted(without),
        "%.2f ms".formatted(with),
        "× %.2f".formatted(with / without));
  }

  @Override
  public String toString() {
    return "| %s | %s | %s | %s |".formatted(what, without, with, change);
  }
}
