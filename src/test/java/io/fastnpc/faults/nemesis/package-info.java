/** The faults and the order in which they are injected. */
@NullMarked
package io.fastnpc.faults.nemesis;

import org.jspecify.annotations.NullMarked;
