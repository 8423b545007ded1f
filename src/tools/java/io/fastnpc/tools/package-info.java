/** Programs for developers and operators of the repository; they never use tests. */
@NullMarked
package io.fastnpc.tools;

import org.jspecify.annotations.NullMarked;
