@NullMarked
package io.fastnpc.avatars;

import org.jspecify.annotations.NullMarked;
