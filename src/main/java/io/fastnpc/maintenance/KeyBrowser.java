package io.fastnpc.maintenance;

import io.fastnpc.audit.Audit;
import io.fastnpc.cache.StoreUnavailable;
import io.fastnpc.cache.administration.Browsed;
import io.fastnpc.cache.administration.CacheAdministration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Lists entries for administrators, in walks of bounded length; each look is in the audit. Every
 * method throws {@link StoreUnavailable} if Redis did not answer.
 */
@ApplicationScoped
public class KeyBrowser {
  /** Where a list begins. */
  static final String BEGINNING = "0";

  private static final String CURSOR = "[0-9]{1,20}";

  @Inject private CacheAdministration administration;

  @Inject private Owners owners;

  @Inject private Audit audit;

  /** Whether a list can go on there. */
  static boolean isPlace(String cursor) {
    return cursor.matches(CURSOR);
  }

  /**
   * Some entries of {@code cache} that match {@code pattern}, from {@code cursor} on.
   *
   * @param cache empty: every cache
   * @param pattern a glob over what follows the cache, or over whole keys; blank: everything
   * @param cursor where a list before ended; what is no such place is the beginning
   * @param wanted about how many
   * @return absent: no cache can have that name
   */
  public Optional<Listing> browse(
      HttpServletRequest request, String cache, String pattern, String cursor, int wanted)
      throws StoreUnavailable {
    Optional<Part> part = Part.of(cache, pattern);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    String from = isPlace(cursor) ? cursor : BEGINNING;
    Browsed found = administration.browse(part.get().entries(), from, wanted);
    audit.read(request, Optional.empty(), "keys " + part.get().glob());
    return Optional.of(listing(found));
  }

  /**
   * The largest entries of {@code cache} that match {@code pattern}, largest first; {@code next} is
   * present where there were too many to look at all.
   *
   * @return absent: no cache can have that name
   */
  public Optional<Listing> largest(
      HttpServletRequest request, String cache, String pattern, int most) throws StoreUnavailable {
    Optional<Part> part = Part.of(cache, pattern);
    if (part.isEmpty()) {
      return Optional.empty();
    }
    Browsed found = administration.largest(part.get().entries(), most);
    audit.read(request, Optional.empty(), "largest keys " + part.get().glob());
    return Optional.of(listing(found));
  }

  private Listing listing(Browsed found) {
    return Listing.of(
        found, owners.names(EntryOwner.ids(found.entries(), entry -> entry.key().logical())));
  }
}
