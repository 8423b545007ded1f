/** What administrators see and do: users, their characters, and the cache. */
@NullMarked
package io.fastnpc.admin;

import org.jspecify.annotations.NullMarked;
