/** Tests of incidents. */
@NullMarked
package io.fastnpc.incidents;

import org.jspecify.annotations.NullMarked;
