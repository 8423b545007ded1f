/** How the application is doing: statistics, health, metrics and the overview of all workers. */
@NullMarked
package io.fastnpc.monitoring;

import org.jspecify.annotations.NullMarked;
