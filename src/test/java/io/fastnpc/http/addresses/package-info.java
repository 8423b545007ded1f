@NullMarked
package io.fastnpc.http.addresses;

import org.jspecify.annotations.NullMarked;
