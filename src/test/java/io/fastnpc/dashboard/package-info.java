/** Tests of what the pages for administrators show. */
@NullMarked
package io.fastnpc.dashboard;

import org.jspecify.annotations.NullMarked;
