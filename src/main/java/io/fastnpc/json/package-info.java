/** JSON in and out: documents that are passed on as bytes, the one mapper, and bounded bodies. */
@NullMarked
package io.fastnpc.json;

import org.jspecify.annotations.NullMarked;
