/** Values compressed so that they can go to clients as they are stored, and who takes them so. */
@NullMarked
package io.fastnpc.gzip;

import org.jspecify.annotations.NullMarked;
