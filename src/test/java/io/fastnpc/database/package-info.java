/** Migrations on real databases. */
@NullMarked
package io.fastnpc.database;

import org.jspecify.annotations.NullMarked;
