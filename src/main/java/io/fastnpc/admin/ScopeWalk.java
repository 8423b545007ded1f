package io.fastnpc.admin;

import io.fastnpc.cache.Progress;
import io.fastnpc.cache.StoreUnavailable;

/** One walk after another over the entries of each pattern, watched as if it were one. */
final class ScopeWalk {
  private final Scope scope;
  private final Progress progress;
  private long matched;
  private boolean ended;

  ScopeWalk(Scope scope, Progress progress) {
    this.scope = scope;
    this.progress = progress;
  }

  /** What is done with the entries of one pattern. */
  interface Part {
    long walk(String glob, Progress progress) throws StoreUnavailable;
  }

  /** How many values matched; fewer if the watcher ended it. */
  long walk(Part part) throws StoreUnavailable {
    int all = scope.patterns().size();
    for (int done = 0; done < all && !ended; done++) {
      long before = matched;
      long walked = done;
      matched =
          before
              + part.walk(
                  scope.patterns().get(done),
                  (looked, keys, found) -> {
                    matched = before + found;
                    ended = !progress.step(walked * keys + looked, all * keys, matched);
                    return !ended;
                  });
    }
    return matched;
  }

  /** What has matched so far. */
  long matched() {
    return matched;
  }
}
