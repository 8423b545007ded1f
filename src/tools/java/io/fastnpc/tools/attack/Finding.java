package io.fastnpc.tools.attack;

/**
 * Something that breaks a rule.
 *
 * @param rule which one
 * @param wave during which wave
 * @param evidence what was sent and what came, shortened
 */
public record Finding(Rule rule, String wave, String evidence) {
  @Override
  public String toString() {
    return rule + " during " + wave + ": " + evidence;
  }
}
