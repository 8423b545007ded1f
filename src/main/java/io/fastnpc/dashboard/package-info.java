/** What the pages for administrators show and do; the pages are in {@code webapp/admin}. */
@NullMarked
package io.fastnpc.dashboard;

import org.jspecify.annotations.NullMarked;
