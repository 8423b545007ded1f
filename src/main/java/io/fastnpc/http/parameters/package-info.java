/** Numbers in paths and queries, and the answers to text that is not a number. */
@NullMarked
package io.fastnpc.http.parameters;

import org.jspecify.annotations.NullMarked;
