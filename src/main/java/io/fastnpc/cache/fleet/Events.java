package io.fastnpc.cache.fleet;

import io.fastnpc.cache.StoreUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The latest events: this worker's own at once and also without Redis, and those of the others. */
final class Events {
  private static final int LIMIT = 200;

  private final Board board;
  private final Deque<Event> own = new ArrayDeque<>();
  private final Deque<Event> unsent = new ArrayDeque<>();

  Events(Board board) {
    this.board = board;
  }

  synchronized void tell(Event event) {
    for (Deque<Event> list : List.of(own, unsent)) {
      list.addFirst(event);
      if (list.size() > LIMIT) {
        list.removeLast();
      }
    }
  }

  /**
   * Sends what the others do not know yet; what may have arrived already is recognized by its id.
   */
  synchronized void send() throws StoreUnavailable {
    if (!unsent.isEmpty()) {
      List<byte[]> notes = new ArrayList<>();
      unsent.descendingIterator().forEachRemaining(event -> notes.add(Documents.write(event)));
      board.tell(notes, LIMIT);
      unsent.clear();
    }
  }

  /** The events of this worker, newest first. */
  synchronized List<Event> alone() {
    return List.copyOf(own);
  }

  /** The events of all workers, newest first. */
  synchronized List<Event> together() throws StoreUnavailable {
    Map<String, Event> events = new LinkedHashMap<>();
    own.forEach(event -> events.put(event.id(), event));
    for (byte[] note : board.told()) {
      Documents.read(note, Event.class).ifPresent(event -> events.put(event.id(), event));
    }
    return events.values().stream()
        .sorted(Comparator.comparingLong(Event::atMillis).reversed())
        .limit(LIMIT)
        .toList();
  }
}
