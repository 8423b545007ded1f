/** Tests of administration. */
@NullMarked
package io.fastnpc.admin;

import org.jspecify.annotations.NullMarked;
