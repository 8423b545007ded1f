/** The OpenAPI document that describes the REST calls. */
@NullMarked
package io.fastnpc.http.openapi;

import org.jspecify.annotations.NullMarked;
