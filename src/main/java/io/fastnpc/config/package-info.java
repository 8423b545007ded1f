/** The settings of the application: read once from MicroProfile Config, validated, typed. */
@NullMarked
package io.fastnpc.config;

import org.jspecify.annotations.NullMarked;
