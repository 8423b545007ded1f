/** Numbers in paths and queries, and what is answered to those that are none. */
@NullMarked
package io.fastnpc.http.parameters;

import org.jspecify.annotations.NullMarked;
