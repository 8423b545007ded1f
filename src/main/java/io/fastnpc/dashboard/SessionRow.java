package io.fastnpc.dashboard;

import io.fastnpc.users.ListedSession;

/**
 * One open session.
 *
 * @param id what it is called in the list of its account
 * @param agent what the browser called itself, or that it said nothing
 * @param current whether it is the one in which somebody looks
 */
public record SessionRow(
    String id, String agent, String address, Moment since, Moment seen, boolean current) {
  static SessionRow of(ListedSession session, Words words) {
    return new SessionRow(
        session.id(),
        session.agent().isEmpty() ? words.say("sessions.nameless") : session.agent(),
        session.address(),
        Moment.of(session.createdAt()),
        Moment.of(session.lastSeen()),
        session.current());
  }
}
