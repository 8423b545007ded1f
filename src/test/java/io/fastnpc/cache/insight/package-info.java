@NullMarked
package io.fastnpc.cache.insight;

import org.jspecify.annotations.NullMarked;
