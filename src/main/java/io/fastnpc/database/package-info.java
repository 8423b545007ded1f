/** PostgreSQL: the data source, the migrations at start-up, and a tiny JDBC helper. */
@NullMarked
package io.fastnpc.database;

import org.jspecify.annotations.NullMarked;
