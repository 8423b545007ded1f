@NullMarked
package io.fastnpc.brake;

import org.jspecify.annotations.NullMarked;
