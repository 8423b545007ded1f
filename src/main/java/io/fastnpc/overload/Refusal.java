package io.fastnpc.overload;

/** Why a worker refuses a request that it could have answered at another time. */
public enum Refusal {
  /** The body did not arrive in time. */
  SLOW_BODY("slow_body"),
  /** The bodies of other requests fill the memory for them, or are worked on. */
  MANY_BODIES("many_bodies"),
  /** More passwords are to be hashed than the processors can. */
  MANY_PASSWORDS("many_passwords"),
  /** Too many wrong passwords came before this one. */
  MANY_FAILURES("many_failures"),
  /** The user or the address has done as much as it may for now. */
  QUOTA("quota");

  private final String label;

  Refusal(String label) {
    this.label = label;
  }

  /** Its name in metrics, which never changes. */
  public String label() {
    return label;
  }
}
