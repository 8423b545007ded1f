/** The lists of groups, with and without the tables that the existing product makes. */
@NullMarked
package io.fastnpc.groups;

import org.jspecify.annotations.NullMarked;
