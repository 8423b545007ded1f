/** Tests of what all REST resources share. */
@NullMarked
package io.fastnpc.http;

import org.jspecify.annotations.NullMarked;
