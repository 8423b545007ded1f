@NullMarked
package io.fastnpc.http.gate;

import org.jspecify.annotations.NullMarked;
