/** What characters are called, and what PostgreSQL keeps and tells of them. */
@NullMarked
package io.fastnpc.characters;

import org.jspecify.annotations.NullMarked;
