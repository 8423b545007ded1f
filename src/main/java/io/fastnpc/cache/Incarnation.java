package io.fastnpc.cache;

/**
 * One reign of a Redis server: from its start, or from when it became the master, until it ends or
 * hands over.
 *
 * <p>A server that restarts or fails over may have forgotten fences and evictions; it comes back
 * with another {@code run_id}, or with another {@code master_replid}. The latter also changes when
 * a master gets its first replica, which makes it another incarnation without need.
 *
 * @param runId the server's {@code run_id}
 * @param replid its {@code master_replid}
 */
public record Incarnation(String runId, String replid) {
  private static final String SEPARATOR = "/";

  /** As {@link #text} writes it. */
  public static Incarnation parse(String text) {
    String[] parts = text.split(SEPARATOR, 2);
    return new Incarnation(parts[0], parts.length > 1 ? parts[1] : "");
  }

  /** Both in one word, as the database keeps it. */
  public String text() {
    return runId + SEPARATOR + replid;
  }
}
