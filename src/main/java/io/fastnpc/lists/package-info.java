/**
 * Lists that may be long: pages of them, and complete answers whose memory is bounded whatever the
 * table holds. Knows no feature; a feature brings the statements of its lists.
 */
@NullMarked
package io.fastnpc.lists;

import org.jspecify.annotations.NullMarked;
