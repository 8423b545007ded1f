/** The files that lie beside classes: SQL, Lua, templates. Uses nothing but the JDK. */
@NullMarked
package io.fastnpc.resources;

import org.jspecify.annotations.NullMarked;
