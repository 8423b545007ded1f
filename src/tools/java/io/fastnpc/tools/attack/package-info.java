/**
 * An attack on a running installation: malformed requests of all kinds, header bombs, slow clients,
 * log-in storms, rapid resets and bulk writes, while users read and write. Begin reading at {@link
 * io.fastnpc.tools.attack.Attack}.
 *
 * <p>The words: a <em>wave</em> is one kind of attack; a <em>shot</em> is one request of it; a
 * <em>magazine</em> makes shots from random numbers, so that a seed and a number repeat one; a
 * <em>resident</em> is a user who reads and writes meanwhile; a <em>finding</em> is something that
 * breaks a {@link io.fastnpc.tools.attack.Rule}.
 */
@NullMarked
package io.fastnpc.tools.attack;

import org.jspecify.annotations.NullMarked;
